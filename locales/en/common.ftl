# where a problem stands
place-sheet = sheet { $sheet }
place-line = line { $line }
place-column = column { $column }
place-field = "{ $heading }"
place-separator = , {""}
place-end = : {""}

# files and folders
io-reason = { $kind ->
        [not-found] there is no such file or folder
        [is-folder] it should be a file and is a folder
        [no-folder] a part of the path is no folder
        [denied] permission denied
        [full] the disk is full
       *[other] { $error }
    }
io-read = reading { $path }: { io-reason }
io-write = writing { $path }: { io-reason }
    .hint = check that the folder exists, may be written to, and that the disk is not full
messages-unreadable = this is no message: { $error }

# YAML
yaml-broken = this is no YAML: { $kind ->
        [colon] a text with a colon and a blank in it has to stand in quotes
        [sign] a text that begins with this sign has to stand in quotes
        [behind] something stands behind the closing quote
        [block] behind | or > the text begins on the next line
        [dash] the entries of a list begin on the next line
        [key] a colon with a value is missing behind this
        [level] this doesn't go on from the lines above
       *[other] { $error }
    }
    .hint = look for a missing quote, bracket or colon on this line or the one above, and for tabs where blanks should be
yaml-wide-colon = a full-width colon “：” stands after “{ $key }”
    .hint = write a plain colon and a blank: “{ $key }: ”
yaml-tab = a tab stands in front of this line
    .hint = indent with blanks only; replace the tab by blanks
yaml-wide-blank = a blank in front of this line is none for YAML (a full-width or no-break space)
    .hint = delete what stands in front of the line and indent it with ordinary blanks
yaml-tight-colon = a blank is missing after “{ $key }:”
    .hint = write “{ $key }: ” and then the value
yaml-tight-dash = a blank is missing after the dash
    .hint = write “- ” in front of every entry of a list; without the blank the line belongs to the one above
yaml-open-bracket = “{ $mark }” is opened here and not closed
    .hint = add the closing bracket; a text with a bracket in it stands in quotes
yaml-open-quote = the quote that opens here ({ $mark }) is not closed
    .hint = close it on the same line
yaml-wide-mark = a full-width bracket stands where an ordinary one belongs
    .hint = write [ ] and {"{"} {"}"} in half width, and a comma with a blank between the entries
yaml-indent = this line is indented otherwise than those around it
    .hint = keys that belong together begin in the same column
yaml-twice = “{ $key }” stands twice; it is on line { $line } already
    .hint = keep one of the two
yaml-unknown-key = “{ $key }” is not known here
    .hint = known are: { $known }
yaml-unknown-key-near = “{ $key }” is not known here
    .hint = did you mean “{ $near }”?
yaml-missing-key = “{ $key }” is missing
yaml-bad-id = “{ $id }” can't be an id
    .hint = an id has letters, digits, - and _ only, at most 64 bytes
yaml-not-one-of = “{ $value }” is not possible here
    .hint = possible are: { $known }
yaml-wide-comma = “{ $value }” has a full-width comma and would be one value
    .hint = where several are meant, part them by a comma and a blank: [network, bill]
yaml-blank = this is blank, and needs some text
yaml-no-count = a whole number from 1 is needed here, not { $value }
yaml-expected = { $expected ->
        [yaml-kind-map] a mapping (key: value)
        [yaml-kind-list] a list
        [yaml-kind-text] text
        [yaml-kind-number] a number
       *[yaml-kind-count] a whole number from 1
    } is expected here, not { $found ->
        [yaml-kind-null] nothing
        [yaml-kind-bool] true or false
        [yaml-kind-number] a number
        [yaml-kind-text] text
        [yaml-kind-list] a list
       *[yaml-kind-map] a mapping
    }

# columns of the call list
field-agent = agent
field-agent_name = agent's name
field-answer_delay = Time to answer
field-call_id = call id
field-caller = Caller
field-category = Category
field-channel = Channel
field-customer = Customer
field-direction = Direction
field-duration = duration
field-end = End
field-line = Line
field-queue = Queue
field-recording = Audio file
field-satisfaction = Customer's rating
field-start = start
field-team = team

place-sheet = sheet { $sheet }
place-line = line { $line }
place-column = column { $column }
place-field = "{ $field }"
place-separator = , {""}

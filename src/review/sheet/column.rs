//! The columns of a recording's sheet, and what its rows are.

/// A column; the first one, which is hidden, says what each row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Section,
    Title,
    Asked,
    Points,
    Machine,
    Why,
    Evidence,
    Verdict,
    Answer,
    Reason,
    Comment,
    Quote,
}

impl Column {
    /// All of them, in their order.
    pub const ALL: [Self; 12] = [
        Self::Section,
        Self::Title,
        Self::Asked,
        Self::Points,
        Self::Machine,
        Self::Why,
        Self::Evidence,
        Self::Verdict,
        Self::Answer,
        Self::Reason,
        Self::Comment,
        Self::Quote,
    ];
    /// Those that are filled in.
    pub const TO_FILL: [Self; 5] = [Self::Verdict, Self::Answer, Self::Reason, Self::Comment, Self::Quote];

    /// Those of a sheet; a blind one has none of the machine's.
    pub fn shown(blind: bool) -> Vec<Self> {
        Self::ALL.into_iter().filter(|column| !blind || !column.is_of_the_machine()).collect()
    }

    fn is_of_the_machine(self) -> bool {
        matches!(self, Self::Machine | Self::Why | Self::Evidence)
    }

    /// Whether it is filled in.
    pub fn is_to_fill(self) -> bool {
        Self::TO_FILL.contains(&self)
    }

    /// What stands above it in the hidden row.
    pub fn code(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Title => "title",
            Self::Asked => "asked",
            Self::Points => "points",
            Self::Machine => "machine",
            Self::Why => "why",
            Self::Evidence => "evidence",
            Self::Verdict => "verdict",
            Self::Answer => "answer",
            Self::Reason => "reason",
            Self::Comment => "comment",
            Self::Quote => "quote",
        }
    }

    /// The column of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// The message that heads it.
    pub fn heading(self) -> String {
        format!("review-sheet-{}", self.code())
    }

    /// How wide it is, in digits; a Chinese character takes two.
    pub fn width(self) -> u16 {
        match self {
            Self::Section | Self::Machine | Self::Verdict => 10,
            Self::Points => 7,
            Self::Answer => 14,
            Self::Title => 20,
            Self::Asked => 46,
            Self::Why | Self::Evidence | Self::Reason | Self::Comment | Self::Quote => 25,
        }
    }
}

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// The draw stands in it.
    Draw,
    /// The unit stands in it.
    Unit,
    /// The headings of the items.
    Head,
    /// Headings, or nothing that is read.
    Label,
    /// An item, by its id.
    Item(String),
    /// What is to be said of the whole.
    Comment,
    /// What the agent should work on first.
    Coaching,
    /// A turn of the transcript.
    Turn,
}

impl Kind {
    /// What stands in the hidden column.
    pub fn code(&self) -> String {
        match self {
            Self::Draw => "draw".into(),
            Self::Unit => "unit".into(),
            Self::Head => "head".into(),
            Self::Label => "label".into(),
            Self::Item(id) => format!("item:{id}"),
            Self::Comment => "comment".into(),
            Self::Coaching => "coaching".into(),
            Self::Turn => "turn".into(),
        }
    }

    /// The kind of a code.
    pub fn of(code: &str) -> Option<Self> {
        Some(match code {
            "draw" => Self::Draw,
            "unit" => Self::Unit,
            "head" => Self::Head,
            "label" => Self::Label,
            "comment" => Self::Comment,
            "coaching" => Self::Coaching,
            "turn" => Self::Turn,
            _ => Self::Item(code.strip_prefix("item:")?.to_owned()),
        })
    }
}

//! How grave a complaint is, and who goes for it.

use serde::Serialize;

/// The class of a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// 一般
    Ordinary,
    /// 重要
    Important,
    /// 重大
    Grave,
}

impl Rank {
    /// The rank of an export's word for it, in Chinese or English.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        match text.trim_end_matches("投诉") {
            "一般" | "普通" | "一类" | "ordinary" => Some(Self::Ordinary),
            "重要" | "二类" | "important" => Some(Self::Important),
            "重大" | "三类" | "grave" => Some(Self::Grave),
            _ => None,
        }
    }

    /// The word that the rules use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ordinary => "一般",
            Self::Important => "重要",
            Self::Grave => "重大",
        }
    }

    /// The role of whoever goes (P2.3).
    #[must_use]
    pub fn visitor(self) -> &'static str {
        match self {
            Self::Ordinary => "物业助理",
            Self::Important => "物业部主管",
            Self::Grave => "管理处经理",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rank_has_its_visitor() {
        for (word, visitor) in
            [("一般", "物业助理"), ("重要投诉", "物业部主管"), (" 重大 ", "管理处经理"), ("Grave", "管理处经理")]
        {
            assert_eq!(Rank::parse(word).map(Rank::visitor), Some(visitor), "{word}");
        }
        assert_eq!(Rank::parse("紧急"), None);
    }
}

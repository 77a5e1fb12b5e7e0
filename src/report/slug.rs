//! File names for ids: ASCII, short, and different for different ids on every file system.

use sha2::{Digest, Sha256};

/// The longest id that is its own file name.
const LONGEST: usize = 60;
/// How much of a longer or stranger id is kept for the eye.
const PREFIX: usize = 32;
/// Hexadecimal digits of the hash.
const HASH: usize = 10;

/// The file name for an id, without its ending.
///
/// An id of lower-case letters, digits, `-` and `_` is its own name. Any other (and any that looks like a name made here) becomes
/// what is left of it, and the first digits of its SHA-256, so that `A1`, `a1` and `甲1` are three files even where case is ignored.
pub(super) fn slug(id: &str) -> String {
    if id.len() <= LONGEST && id.bytes().all(is_plain) && id.starts_with(|c: char| c.is_ascii_alphanumeric()) && !is_taken(id) {
        return id.to_owned();
    }
    let mut name: String = id
        .chars()
        .map(|c| c.to_ascii_lowercase())
        .map(|c| if u8::try_from(c).is_ok_and(is_plain) { c } else { ' ' })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-");
    name.truncate(PREFIX);
    let name = name.trim_matches(['-', '_']);
    let hash = Sha256::digest(id).iter().take(HASH / 2).fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    if name.is_empty() { format!("x-{hash}") } else { format!("{name}-{hash}") }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
}

/// Names that Windows keeps for devices, and names that end as a hashed one does.
fn is_taken(id: &str) -> bool {
    let device = matches!(id, "con" | "prn" | "aux" | "nul")
        || (id.len() == 4 && (id.starts_with("com") || id.starts_with("lpt")) && id.as_bytes()[3].is_ascii_digit());
    let hashed = id.rsplit_once('-').is_some_and(|(_, end)| end.len() == HASH && end.bytes().all(|b| b.is_ascii_hexdigit()));
    device || hashed
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn plain_ids_are_their_own_names() {
        for id in ["1001", "a-b_c", "0", "20261116091500_1001_601", "550e8400-e29b-41d4-a716-446655440000"] {
            assert_eq!(slug(id), id);
        }
    }

    #[test]
    fn strange_ids_give_safe_names() {
        let long = "长".repeat(200);
        let hashed = slug("甲");
        for id in [
            "../../etc/passwd",
            "a/b\\c",
            "甲",
            "A1",
            ".",
            "..",
            "con",
            "com1",
            "-rf",
            "a.html",
            "\"><script>",
            &long,
            &hashed,
            " ",
            "",
        ] {
            let name = slug(id);
            assert!(name.bytes().all(is_plain), "{id}: {name}");
            assert!(name.len() <= PREFIX + 1 + HASH, "{id}: {name}");
            assert!(name.as_bytes()[0].is_ascii_alphanumeric(), "{id}: {name}");
            assert_ne!(name, id);
        }
    }

    #[test]
    fn different_ids_never_share_a_name() {
        let hashed = slug("甲");
        let ids = ["A1", "a1", "Ａ1", "a 1", "a/1", "a-1", "甲1", "1", "甲", "乙", &hashed, "con", "CON"];
        let names: BTreeSet<String> = ids.iter().map(|id| slug(id)).collect();
        assert_eq!(names.len(), ids.len());
    }
}

//! Ids that must not be mixed up.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What of a text is an id.
fn checked(text: &str) -> Option<&str> {
    // most ids are letters, digits and signs, which is quickly seen
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some(text);
    }
    let text = text.trim();
    (!text.is_empty() && !text.chars().any(char::is_control)).then_some(text)
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id without surrounding blanks; `None` where nothing is left, or where it holds a control character, which
            /// would break the lines of a frame.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                checked(text).map(|text| Self(text.to_owned()))
            }

            /// The id as it came in.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Clone for $name {
            fn clone(&self) -> Self {
                Self(self.0.clone())
            }

            // in the memory that it has: scans read ids by the million
            fn clone_from(&mut self, source: &Self) {
                self.0.clone_from(&source.0);
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A call, by the id of the system it was exported from, or the name of its recording.
    CallId
);
id!(
    /// An agent, by staff number (工号).
    AgentId
);
id!(
    /// A record of any kind but a call, by the id of the system it was exported from.
    RecordId
);
id!(
    /// A unit that can be drawn: the id of a call or a record; where a plan draws from several populations, `kind:id`.
    UnitId
);

impl From<CallId> for UnitId {
    fn from(id: CallId) -> Self {
        Self(id.0)
    }
}

impl UnitId {
    /// Makes it the id that a text is, in the memory that it has; false, with nothing changed, where the text is none.
    pub fn assign(&mut self, text: &str) -> bool {
        let Some(text) = checked(text) else { return false };
        self.0.clear();
        self.0.push_str(text);
        true
    }

    /// The call of this id, where the population is calls.
    #[must_use]
    pub fn as_call(&self) -> CallId {
        CallId(self.0.clone())
    }
}

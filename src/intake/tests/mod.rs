//! Whole files through the room's doors.

mod any_bytes;
mod calls;
mod messages;
mod real_files;
mod transcripts;
mod workbooks;

use jiff::tz::TimeZone;

fn shanghai() -> TimeZone {
    TimeZone::get("Asia/Shanghai").unwrap()
}

//! The names of fields: one English name for each thing that exports call by many headings.
//!
//! Readers of lists go from heading to name by a [`Vocabulary`], and rules may use either (`when: {渠道: 热线}` is
//! `when: {channel: 热线}`). The same heading means other things in other lists (编号, 时间, 姓名), so call lists have a vocabulary and
//! each kind of records has its own. A column that is not in it keeps its own heading as its name.

mod calls;
mod kinds;
mod shared;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::Kind;
use crate::text;

/// A field's name and the headings it goes by, in the spelling of [`plain`], the most telling first: where a table has two
/// headings of one field (工号 and 坐席, 开始时间 and 接听时间), the one that stands earlier here is the field.
type Headings = (&'static str, &'static str);

/// Fields that say who a customer is, where they live, or what they said.
pub const PERSONAL: &[&str] = &[
    "caller",
    "customer",
    "customer_name",
    "complainant",
    "name",
    "phone",
    "contact",
    "address",
    "building",
    "unit",
    "room",
    "matter",
    "demand",
    "new_demand",
    "description",
    "content",
    "answer",
    "opinion",
    "suggestion",
    "comment",
    "note",
    "recording",
    "signature",
];

/// Words in headings of lists' own columns that tell of a person: 客户姓名, 业主电话, `contact_phone`.
const OF_PERSONS: [&str; 18] = [
    "客户",
    "用户",
    "业主",
    "住户",
    "姓名",
    "联系",
    "电话",
    "手机",
    "号码",
    "地址",
    "证件",
    "身份证",
    "name",
    "phone",
    "mobile",
    "address",
    "customer",
    "contact",
];

/// Whether a field says who a customer is: a known one of [`PERSONAL`], or a list's own column whose heading tells of a person.
#[must_use]
pub fn names_customer(field: &str, is_known: bool) -> bool {
    PERSONAL.contains(&field) || (!is_known && OF_PERSONS.iter().any(|word| plain(field).contains(word)))
}

/// What templates for filling in write behind a heading.
const REMARKS: [&str; 10] =
    ["非必填", "必填", "选填", "required", "optional", "年月日时分秒", "年月日时分", "年月日", "yyyymmddhhmmss", "yyyymmdd"];
/// A heading with a remark is less telling than any without.
const REMARKED: usize = 1000;

/// The fields of one list and the headings they go by.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// By folded heading: the field, and the place among that field's headings.
    table: HashMap<String, (&'static str, usize)>,
    /// Each field with its first Chinese heading.
    fields: Vec<(&'static str, Option<&'static str>)>,
}

/// The vocabulary of call lists.
#[must_use]
pub fn calls() -> &'static Vocabulary {
    static CALLS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new([calls::CALLS]));
    &CALLS
}

/// The vocabulary of lists of escalations.
#[must_use]
pub fn escalations() -> &'static Vocabulary {
    static ESCALATIONS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new([kinds::ESCALATIONS]));
    &ESCALATIONS
}

/// The vocabulary of a kind of records: the kind's own headings stand before those that all kinds share.
#[must_use]
pub fn of(kind: Kind) -> &'static Vocabulary {
    static KINDS: LazyLock<BTreeMap<Kind, Vocabulary>> = LazyLock::new(|| {
        Kind::ALL.iter().map(|(_, kind)| (*kind, Vocabulary::new([kinds::own(*kind), shared::SHARED]))).collect()
    });
    &KINDS[&kind]
}

/// Whether a field of records holds a time or a date: `moved_in`, and every name in `_at`.
#[must_use]
pub fn is_time(field: &str) -> bool {
    field == "moved_in" || field.ends_with("_at")
}

impl Vocabulary {
    /// Of two tables that both know a heading, the first counts.
    fn new<const N: usize>(tables: [&[Headings]; N]) -> Self {
        let mut this = Self { table: HashMap::new(), fields: Vec::new() };
        let mut ranks: HashMap<&str, usize> = HashMap::new();
        for (name, headings) in tables.into_iter().flatten() {
            let chinese = headings.split_whitespace().find(|heading| !heading.is_ascii());
            match this.fields.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = known.or(chinese),
                None => this.fields.push((*name, chinese)),
            }
            this.table.entry(folded(name)).or_insert((*name, 0));
            let next = ranks.entry(*name).or_default();
            for heading in headings.split_whitespace() {
                this.table.entry(folded(heading)).or_insert((*name, *next));
                *next += 1;
            }
        }
        this
    }

    /// The field that a heading stands for, and how telling the heading is: of two headings of one field, the lower number is the
    /// field.
    #[must_use]
    pub fn ranked(&self, heading: &str) -> Option<(&'static str, usize)> {
        let heading = folded(heading);
        let without_remark = || {
            let heading = REMARKS.iter().find_map(|remark| heading.strip_suffix(remark))?;
            self.table.get(heading).map(|(name, rank)| (*name, rank + REMARKED))
        };
        self.table.get(&heading).copied().or_else(without_remark)
    }

    /// The field that a heading stands for, where it is one of the usual ones.
    #[must_use]
    pub fn known(&self, heading: &str) -> Option<&'static str> {
        self.ranked(heading).map(|(name, _)| name)
    }

    /// The name under which a heading's values are kept: the known one, or the heading itself without surrounding blanks.
    #[must_use]
    pub fn name_of(&self, heading: &str) -> String {
        self.known(heading).map_or_else(|| heading.trim().to_owned(), str::to_owned)
    }

    /// The English names, for `--map`, plans and messages.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|(name, _)| *name)
    }

    /// The first Chinese heading of a field, for messages.
    #[must_use]
    pub fn chinese(&self, name: &str) -> Option<&'static str> {
        self.fields.iter().find(|(known, _)| *known == name)?.1
    }
}

/// A heading without case, blanks, width and punctuation: `Call ID`, `call_id` and `ＣＡＬＬ－ＩＤ` are one.
#[must_use]
pub fn plain(heading: &str) -> String {
    heading
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            other => other,
        })
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What headings of a number end in, and what names of people end in.
const NUMBERS: [&str; 10] = ["工号", "编号", "编码", "账号", "id", "no", "number", "code", "号", "num"];
const PEOPLE: [&str; 6] = ["人员", "师傅", "专员", "人", "员", "工"];

/// Whether one heading holds the numbers of people and another one their names: 维修工号 and 维修人员, 工号 and 经办人, `technician_id` and
/// `technician`. Both go by the field of who did it, where they stand alone.
#[must_use]
pub fn is_number_and_name(number: &str, name: &str) -> bool {
    let (number, name) = (folded(number), folded(name));
    let bare = |heading: &str| NUMBERS.iter().find_map(|end| heading.strip_suffix(end)).map(str::to_owned);
    let Some(whose) = bare(&number).filter(|_| bare(&name).is_none()) else { return false };
    let duty = |who: &str| PEOPLE.iter().find_map(|end| who.strip_suffix(end)).unwrap_or(who).to_owned();
    let is_anybodys = ["", "员工", "staff", "employee", "user"].contains(&whose.as_str());
    is_anybodys || duty(&whose) == duty(&name)
}

/// What headings of the moment at which a matter is closed say, where another one says when it was done.
const CLOSING: [&str; 7] = ["关闭", "归档", "结案", "结单", "闭环", "closed", "closing"];

/// Whether a heading is of when a matter was closed (关闭时间, 归档时间) rather than of when the work was done (完成时间).
#[must_use]
pub fn is_closing(heading: &str) -> bool {
    let heading = folded(heading);
    CLOSING.iter().any(|word| heading.contains(word)) || heading == "closetime"
}

/// A heading as the tables hold it: plain, and in simplified characters.
fn folded(heading: &str) -> String {
    text::fold(&plain(heading))
}

/// The field that a heading of a call list stands for, where it is one of the usual ones.
#[must_use]
pub fn known(heading: &str) -> Option<&'static str> {
    calls().known(heading)
}

/// The field that a heading of a call list stands for, and how telling it is.
#[must_use]
pub fn ranked(heading: &str) -> Option<(&'static str, usize)> {
    calls().ranked(heading)
}

/// The name under which a call list's values are kept.
#[must_use]
pub fn name_of(heading: &str) -> String {
    calls().name_of(heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_telling_heading_has_the_lower_rank() {
        for (first, second) in
            [("工号", "坐席"), ("客服工号", "客服"), ("开始时间", "接听时间"), ("通话编号", "编号"), ("call_id", "id")]
        {
            let (better, worse) = (ranked(first).unwrap(), ranked(second).unwrap());
            assert_eq!(better.0, worse.0);
            assert!(better.1 < worse.1, "{first} before {second}");
        }
        assert_eq!(calls().chinese("agent"), Some("工号"));
        assert_eq!(calls().chinese("start"), Some("开始时间"));
    }

    #[test]
    fn headings_are_known_in_any_dress() {
        for (heading, name) in [
            ("工号", "agent"),
            ("坐席", "agent"),
            ("客服工号", "agent"),
            ("通话开始时间", "start"),
            ("通话时长", "duration"),
            ("通话时长(秒)", "duration"),
            ("满意度", "satisfaction"),
            ("Call ID", "call_id"),
            ("call_id", "call_id"),
            ("Agent", "agent"),
            ("ＡＧＥＮＴ", "agent"),
            ("duration_s", "duration"),
            ("agent_id", "agent"),
            ("start_time", "start"),
            ("customer_id", "customer"),
        ] {
            assert_eq!(known(heading), Some(name), "{heading}");
        }
        assert_eq!(known("套餐名称"), None);
        assert_eq!(name_of(" 套餐名称 "), "套餐名称");
    }

    #[test]
    fn a_number_and_a_name_of_one_person_are_told_from_two_people() {
        for (number, name) in [
            ("维修工号", "维修人员"),
            ("维修员工号", "维修师傅"),
            ("处理人工号", "处理人"),
            ("经办人工号", "经办人"),
            ("回访人工号", "回访人"),
            ("回访员工号", "回访专员"),
            ("工程师工号", "工程师"),
            ("客户经理工号", "客户经理"),
            ("管家工号", "管家"),
            ("工号", "处理人"),
            ("员工编号", "受理员"),
            ("Technician ID", "Technician"),
        ] {
            assert!(is_number_and_name(number, name), "{number} {name}");
        }
        for (number, name) in [
            ("受理人工号", "处理人"),
            ("处理人工号", "受理人工号"),
            ("维修人员", "维修工号"),
            ("处理人", "经办人"),
            ("工号", "员工编号"),
        ] {
            assert!(!is_number_and_name(number, name), "{number} {name}");
        }
    }

    #[test]
    fn no_heading_stands_for_two_fields_of_a_table() {
        let own = Kind::ALL.map(|(_, kind)| kinds::own(kind));
        for table in own.into_iter().chain([calls::CALLS, shared::SHARED]) {
            let mut all: Vec<&str> = table.iter().flat_map(|(_, headings)| headings.split_whitespace()).collect();
            assert!(all.iter().all(|heading| plain(heading) == *heading), "headings are written plain: {all:?}");
            all.sort_unstable();
            let twice: Vec<&str> = all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
            assert_eq!(twice, Vec::<&str>::new());
            let mut names: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
            names.sort_unstable();
            assert!(names.is_sorted_by(|a, b| a < b), "a field stands once: {names:?}");
        }
    }

    #[test]
    fn a_heading_means_what_it_means_in_its_list() {
        use Kind::*;
        for (kind, heading, field) in [
            (Requests, "编号", "id"),
            (Requests, "工单号", "id"),
            (Callbacks, "工单号", "about"),
            (Purchases, "订单编号", "id"),
            (Callbacks, "订单编号", "about"),
            (Requests, "工号", "agent"),
            (Inspectors, "工号", "id"),
            (Inspectors, "姓名", "name"),
            (Customers, "姓名", "customer_name"),
            (Customers, "客户编号", "id"),
            (Complaints, "客户编号", "customer"),
            (Complaints, "类型", "category"),
            (Customers, "类型", "segment"),
            (Complaints, "时间", "created_at"),
            (Purchases, "时间", "purchased_at"),
            (Repairs, "报修时间", "created_at"),
            (Repairs, "竣工时间", "completed_at"),
            (Households, "入住时间", "moved_in"),
            (Halls, "营业厅", "name"),
            (Feedback, "受理营业厅", "hall"),
            (Feedback, "来源", "source"),
            (Complaints, "来源", "channel"),
            (Complaints, "Complaint No.", "id"),
            (Repairs, "Work Order #", "id"),
            (Requests, "受理時間", "created_at"),
            (Requests, "*受理时间（必填）", "created_at"),
        ] {
            assert_eq!(of(kind).known(heading), Some(field), "{kind:?} {heading}");
        }
        assert_eq!(of(Requests).known("完成时间（计划）"), None);
        assert_eq!(of(Complaints).chinese("created_at"), Some("投诉时间"));
        assert!(of(Requests).ranked("受理时间").unwrap().1 < of(Requests).ranked("创建时间").unwrap().1);
    }
}

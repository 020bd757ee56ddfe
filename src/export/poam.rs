//! The risk register as an OSCAL plan of action and milestones, in JSON.
//!
//! <https://pages.nist.gov/OSCAL/>. What OSCAL has no word for stands in properties of our own name space; ratings stay steps of the
//! rubric's grid. Nothing beyond OSCAL 1.1 is used, but the version named is the one of the schema that tests hold it to.

use serde_json::{Map, Value, json};

use super::markup::one_line;
use super::{Source, date};
use crate::report::view::{EvidenceView, ItemView, LinkView, LogView, RatingView, RiskView};
use crate::say;

/// The document; `None` without a risk, because a plan must have an entry.
pub fn poam(source: &Source<'_>) -> Option<Vec<u8>> {
    let risks = &source.assessment.risks.register;
    if risks.is_empty() {
        return None;
    }
    let document = object([
        ("uuid", json!(source.id("poam", ""))),
        ("metadata", metadata(source)),
        ("system-id", json!({ "id": source.assessment.id })),
        ("observations", list(risks.iter().flat_map(|risk| observations(source, risk)))),
        ("risks", list(risks.iter().map(|risk| of_risk(source, risk)))),
        ("poam-items", list(risks.iter().map(|risk| entry(source, risk)))),
    ]);
    let mut json = serde_json::to_vec_pretty(&json!({ "plan-of-action-and-milestones": document })).ok()?;
    json.push(b'\n');
    Some(json)
}

const OSCAL_VERSION: &str = "1.2.3";

/// Where our properties and the steps of the grid have their names.
const NAME_SPACE: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/ns/oscal");

const RISK_OWNER: &str = "risk-owner";
const ITEM_OWNER: &str = "item-owner";

fn metadata(source: &Source<'_>) -> Value {
    let a = source.assessment;
    let title = say!(source.words, "export-poam", subject = a.subject.as_str());
    let role = |id: &str, message: &str| json!({ "id": id, "title": source.words.text(message) });
    let people = owners(source).into_iter().map(|name| json!({ "uuid": person(source, &name), "type": "person", "name": name }));
    let organisation = json!({ "uuid": assessed(source), "type": "organization", "name": string(&a.subject) });
    object([
        ("title", json!(line(&title))),
        ("last-modified", json!(midnight(&a.as_of))),
        ("version", json!(a.date)),
        ("oscal-version", json!(OSCAL_VERSION)),
        ("roles", json!([role(RISK_OWNER, "export-risk-owner"), role(ITEM_OWNER, "export-item-owner")])),
        ("parties", list(std::iter::once(organisation).chain(people))),
    ])
}

/// Everybody who answers for a risk or an item, or rated a risk, once.
fn owners(source: &Source<'_>) -> Vec<String> {
    let risks = source.assessment.risks.register.iter();
    let of_risks = risks.flat_map(|risk| risk.owner.iter().chain(risk.log.iter().filter_map(|entry| entry.by.as_ref())));
    let of_items = source.items().filter_map(|(_, item)| item.owner.as_ref());
    let mut names: Vec<String> = of_risks.chain(of_items).map(|name| string(name)).collect();
    names.sort();
    names.dedup();
    names
}

fn person(source: &Source<'_>, name: &str) -> Value {
    json!(source.id("person", &string(name)))
}

/// The party that was assessed, and that judges its own risks.
fn assessed(source: &Source<'_>) -> Value {
    json!(source.id("organisation", ""))
}

fn origin(source: &Source<'_>) -> Value {
    json!({ "actors": [{ "type": "party", "actor-uuid": assessed(source) }] })
}

fn of_risk(source: &Source<'_>, risk: &RiskView) -> Value {
    let ratings = [("inherent", risk.inherent.as_ref()), ("current", Some(&risk.current)), ("residual", risk.residual.as_ref())];
    let ratings = ratings.into_iter().filter_map(|(name, rating)| characterization(source, name, rating?));
    object([
        ("uuid", json!(source.id("risk", &risk.id))),
        ("title", json!(line(&risk.title))),
        ("description", json!(description(risk))),
        ("statement", json!(statement(risk))),
        ("props", list(properties(risk))),
        ("links", list(source.link(&risk.url).map(|url| json!({ "href": url, "rel": "reference" })))),
        ("status", json!(status(risk.status))),
        ("origins", json!([origin(source)])),
        ("characterizations", list(ratings)),
        ("mitigating-factors", list(risk.controls.iter().enumerate().map(|(at, control)| factor(source, risk, at, control)))),
        ("deadline", risk.until.as_ref().or(risk.review.as_ref()).map_or(Value::Null, |day| json!(midnight(day)))),
        ("remediations", list(remediation(source, risk))),
        ("risk-log", log(source, risk)),
        ("related-observations", list(observed(source, risk))),
    ])
}

/// Cause, event and effect as one text; the title where there is none.
fn description(risk: &RiskView) -> String {
    let chain = [&risk.cause, &risk.event, &risk.effect].map(|text| one_line(text));
    let chain: Vec<String> = chain.into_iter().filter(|text| !text.is_empty()).collect();
    if chain.is_empty() { line(&risk.title) } else { chain.join(" → ") }
}

fn statement(risk: &RiskView) -> String {
    [&risk.text, &risk.event].into_iter().find(|text| !text.is_empty()).map_or_else(|| line(&risk.title), |text| line(text))
}

/// The nearest of OSCAL's own words for a status.
fn status(ours: &str) -> &'static str {
    match ours {
        "draft" => "investigating",
        "treating" => "remediating",
        "accepted" => "deviation-approved",
        "closed" => "closed",
        _ => "open",
    }
}

/// What OSCAL has no place for, where there is something to say.
fn properties(risk: &RiskView) -> Vec<Value> {
    let yes_no = |holds: bool| Some(if holds { "yes" } else { "no" }.to_owned());
    let cost = risk.cost.as_ref().zip(risk.currency.as_ref()).map(|(cost, currency)| format!("{} {currency}", cost.to_short(2)));
    let all = [
        ("id", Some(risk.id.clone())),
        ("status", Some(risk.status.to_owned())),
        ("category", risk.category.clone()),
        ("raised", risk.raised.clone()),
        ("proximity", risk.proximity.map(str::to_owned)),
        ("trigger", risk.trigger.clone()),
        ("treatment", risk.treatment.map(str::to_owned)),
        ("cost", cost),
        ("appetite", risk.appetite.clone()),
        ("above-appetite", yes_no(risk.above_appetite)),
        ("above-tolerance", yes_no(risk.above_tolerance)),
        ("reason", risk.reason.clone()),
        ("decided-by", risk.by.clone()),
        ("review", risk.review.clone()),
    ];
    all.into_iter().filter_map(|(name, value)| Some(property(name, &value?))).collect()
}

fn property(name: &str, value: &str) -> Value {
    json!({ "name": name, "ns": NAME_SPACE, "value": string(value) })
}

/// A rating on the grid, step by step; `None` without one.
fn characterization(source: &Source<'_>, name: &str, rating: &RatingView) -> Option<Value> {
    let system = format!("{NAME_SPACE}/grid/{}", source.cover.rubric.id);
    let facet = |facet: &str, value: &str, words: &str| json!({ "name": facet, "system": system, "value": string(value), "remarks": line(words) });
    let (likelihood, impact) = (rating.likelihood?.to_string(), rating.impact?.to_string());
    Some(json!({
        "props": [property("rating", name)],
        "origin": origin(source),
        "facets": [
            facet("likelihood", &likelihood, &rating.likelihood_name),
            facet("impact", &impact, &rating.impact_name),
            facet("level", &rating.level_id, &rating.level),
        ],
    }))
}

/// What is done about it: the treatment, with a task for each item of the plan.
fn remediation(source: &Source<'_>, risk: &RiskView) -> Option<Value> {
    let items: Vec<&ItemView> = risk.items.iter().filter_map(|treated| item(source, &treated.link)).collect();
    let strategy = risk.treatment?;
    let texts = risk.treatments.iter().filter(|treatment| treatment.strategy == strategy).map(|treatment| line(&treatment.text));
    let texts: Vec<String> = texts.collect();
    let title = say!(source.words, "export-treatment", treatment = strategy);
    let is_decided = !matches!(risk.status, "suggested" | "draft");
    let response = match strategy {
        "reduce" => "mitigate",
        same => same,
    };
    Some(object([
        ("uuid", json!(source.id("response", &risk.id))),
        (
            "lifecycle",
            json!(if risk.status == "closed" {
                "completed"
            } else if is_decided {
                "planned"
            } else {
                "recommendation"
            }),
        ),
        ("title", json!(line(&title))),
        ("description", json!(if texts.is_empty() { line(&title) } else { texts.join("\n\n") })),
        ("props", json!([{ "name": "type", "value": response }])),
        ("tasks", list(items.iter().map(|item| task(source, risk, item, &items)))),
    ]))
}

fn item<'a>(source: &Source<'a>, link: &LinkView) -> Option<&'a ItemView> {
    source.items().map(|(_, item)| item).find(|item| item.url == link.url)
}

/// An item of the plan; the same item under another risk is another task, because ids are given once.
fn task(source: &Source<'_>, risk: &RiskView, item: &ItemView, beside: &[&ItemView]) -> Value {
    let id = |item: &ItemView| source.id("task", &format!("{}\n{}", risk.id, item.id));
    let needs = item.needs.iter().filter_map(|need| beside.iter().find(|other| other.url == need.url));
    let owner = item.owner.as_ref().map(|owner| json!({ "role-id": ITEM_OWNER, "party-uuids": [person(source, owner)] }));
    object([
        ("uuid", json!(id(item))),
        ("type", json!("milestone")),
        ("title", json!(line(&format!("{} {}", item.id, item.title)))),
        ("description", if item.outcome.is_empty() { Value::Null } else { json!(line(&item.outcome)) }),
        ("timing", json!({ "within-date-range": { "start": midnight(&item.start), "end": midnight(&item.finish) } })),
        ("dependencies", list(needs.map(|need| json!({ "task-uuid": id(need) })))),
        ("responsible-roles", list(owner)),
    ])
}

/// A control that is in place.
fn factor(source: &Source<'_>, risk: &RiskView, at: usize, control: &str) -> Value {
    json!({ "uuid": source.id("control", &format!("{}\n{at}", risk.id)), "description": line(control) })
}

/// How its rating changed.
fn log(source: &Source<'_>, risk: &RiskView) -> Value {
    let entries = risk.log.iter().enumerate().map(|(at, entry)| {
        let by = entry.by.as_ref().map(|by| json!({ "party-uuid": person(source, by) }));
        object([
            ("uuid", json!(source.id("log", &format!("{}\n{at}", risk.id)))),
            ("title", json!(line(&rated(entry)))),
            ("description", entry.why.as_ref().map_or(Value::Null, |why| json!(line(why)))),
            ("start", json!(midnight(&entry.date))),
            ("logged-by", list(by)),
        ])
    });
    match list(entries) {
        Value::Null => Value::Null,
        entries => json!({ "entries": entries }),
    }
}

/// `5 × 2: High`.
fn rated(entry: &LogView) -> String {
    match (entry.to.likelihood, entry.to.impact) {
        (Some(likelihood), Some(impact)) => format!("{likelihood} × {impact}: {}", entry.to.level),
        _ => entry.to.level.clone(),
    }
}

/// Why a rule raised it, and the evidence the team has.
fn observations(source: &Source<'_>, risk: &RiskView) -> Vec<Value> {
    let proofs = risk.evidence.iter().enumerate().map(|(at, evidence)| proof(source, risk, at, evidence));
    finding(source, risk).into_iter().chain(proofs).collect()
}

/// What was answered, and made a rule raise it.
fn finding(source: &Source<'_>, risk: &RiskView) -> Option<Value> {
    let reasons: Vec<String> = risk.raised_by.iter().chain(&risk.additions).map(|reason| line(reason)).collect();
    (!risk.raised_by.is_empty()).then(|| {
        json!({
            "uuid": source.id("observation", &risk.id),
            "description": reasons.join("\n\n"),
            "methods": ["INTERVIEW"],
            "types": ["finding"],
            "origins": [origin(source)],
            "collected": midnight(&source.assessment.date),
        })
    })
}

fn proof(source: &Source<'_>, risk: &RiskView, at: usize, evidence: &EvidenceView) -> Value {
    let text = line(&evidence.text);
    let place = evidence.place.as_ref().map(|place| property("place", place));
    let grade = evidence.grade.as_ref().map(|grade| property("grade", grade));
    let relevant = object([
        ("href", evidence.url.as_ref().map_or(Value::Null, |url| json!(reference(url)))),
        ("description", json!(text)),
        ("props", list(place.into_iter().chain(grade))),
    ]);
    object([
        ("uuid", json!(source.id("evidence", &format!("{}\n{at}", risk.id)))),
        ("description", json!(text)),
        ("methods", json!(["EXAMINE"])),
        ("origins", json!([origin(source)])),
        ("relevant-evidence", json!([relevant])),
        ("collected", json!(midnight(evidence.date.as_ref().unwrap_or(&source.assessment.date)))),
        ("expires", evidence.expires.as_ref().map_or(Value::Null, |day| json!(midnight(day)))),
    ])
}

/// An address in which everything that a URI may not have in its place is written in percent.
fn reference(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for (at, byte) in url.bytes().enumerate() {
        let may_stand = match byte {
            b'%' => url.as_bytes().get(at + 1..at + 3).is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit)),
            b'#' => !url[..at].contains('#'),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if may_stand {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The observations of a risk as references.
fn observed(source: &Source<'_>, risk: &RiskView) -> Vec<Value> {
    let found = observations(source, risk);
    found.iter().map(|observation| json!({ "observation-uuid": observation["uuid"] })).collect()
}

fn entry(source: &Source<'_>, risk: &RiskView) -> Value {
    let owner =
        risk.owner.as_ref().map(|owner| json!({ "type": "party", "actor-uuid": person(source, owner), "role-id": RISK_OWNER }));
    object([
        ("uuid", json!(source.id("poam-item", &risk.id))),
        ("title", json!(line(&risk.title))),
        ("description", json!(description(risk))),
        ("origins", list(owner.map(|actor| json!({ "actors": [actor] })))),
        ("related-observations", list(observed(source, risk))),
        ("related-risks", json!([{ "risk-uuid": source.id("risk", &risk.id) }])),
    ])
}

/// Members that have a value; OSCAL forbids empty lists.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let present = members.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(present.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// A list; nothing when it is empty.
fn list(values: impl IntoIterator<Item = Value>) -> Value {
    let values: Vec<Value> = values.into_iter().collect();
    if values.is_empty() { Value::Null } else { Value::Array(values) }
}

/// A text of one line that is not empty, as OSCAL wants its strings.
fn string(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() { "-".to_owned() } else { line }
}

/// A line of OSCAL's Markdown: what would be markup is escaped.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in string(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '^' | '{' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The first moment of a day, in UTC.
fn midnight(day: &str) -> String {
    let day = date(day).map(|day| day.to_string());
    format!("{}T00:00:00Z", day.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_uris() {
        assert_eq!(reference("https://example.org/a b/[c]%20%zz?d#e#f"), "https://example.org/a%20b/%5Bc%5D%20%25zz?d#e%23f");
        assert_eq!(reference("https://example.org/ä"), "https://example.org/%C3%A4");
    }

    #[test]
    fn texts_are_one_line_and_no_markup() {
        assert_eq!(line("a *b*\n[c](d) <e>"), "a \\*b\\* \\[c\\](d) \\<e\\>");
        assert_eq!((string(" \n "), string("=1+1 @all #12")), ("-".to_owned(), "=1+1 @all #12".to_owned()));
    }

    #[test]
    fn empty_lists_are_left_out() {
        assert_eq!(object([("a", list([])), ("b", list([json!(1)]))]), json!({ "b": [1] }));
    }
}

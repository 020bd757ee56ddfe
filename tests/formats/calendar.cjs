// Two parsers of real calendars read every calendar; entries, days and texts must be those of the report.
const ICAL = require('ical.js');
const nodeIcal = require('node-ical');
const { assessments, check, oneLine } = require('./exports.cjs');

ICAL.design.strict = true;
const dayAfter = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86400000).toISOString().slice(0, 10);

let entries = 0;
for (const { report, items, name, run } of assessments(process.argv[2])) {
  const text = run('ics');
  check(!/[^\r]\n/.test(text) && text.endsWith('\r\n'), `${name}: a line does not end with CRLF`);
  const long = text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75);
  check(long.length === 0, `${name}: ${long[0]} is longer than 75 bytes`);

  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const open = report.risks.register.filter((risk) => risk.status !== 'closed');
  const steps = report.next_steps.flatMap((horizon) => horizon.steps).filter((step) => step.due && !['done', 'skipped'].includes(step.status));
  const expected = items.length + report.roadmap.phases.filter((phase) => phase.items.length).length
    + open.filter((risk) => risk.review).length + open.filter((risk) => risk.until).length + steps.length;
  check(events.length === expected, `${name}: ${events.length} entries instead of ${expected}`);
  check(new Set(events.map((event) => event.uid)).size === events.length, `${name}: ids are given twice`);
  for (const event of events) {
    const about = `${name}: ${event.summary}`;
    check(event.startDate.isDate && event.endDate.isDate, `${about} is not about whole days`);
    check(event.component.getFirstPropertyValue('transp') === 'TRANSPARENT', `${about} blocks time`);
    check(!event.component.getFirstSubcomponent('valarm'), `${about} has an alarm`);
  }
  for (const item of items) {
    const title = `${item.id} ${item.title}`;
    const event = events.find((event) => event.summary === title);
    check(event, `${name}: no entry is called ${title}`);
    check(event.startDate.toString() === item.start, `${title} starts on ${event.startDate}, not on ${item.start}`);
    check(event.endDate.toString() === dayAfter(item.finish), `${title} ends before ${event.endDate}, not with ${item.finish}`);
    check(event.description.startsWith(item.outcome), `${title}: ${event.description}`);
  }

  const read = Object.values(nodeIcal.sync.parseICS(text)).filter((entry) => entry.type === 'VEVENT');
  check(read.length === events.length, `${name}: node-ical finds ${read.length} entries of ${events.length}`);
  for (const entry of read) {
    const event = events.find((event) => event.uid === entry.uid);
    check(entry.datetype === 'date', `${name}: ${entry.summary} is not about whole days for node-ical`);
    check(oneLine(entry.summary) === oneLine(event.summary), `${name}: node-ical reads ${entry.summary} where ical.js reads ${event.summary}`);
  }
  entries += events.length;
}
check(entries > 60, `only ${entries} entries`);
console.log(`iCalendar: ${entries} entries, read alike by ical.js and node-ical`);

// Every plan of action and milestones is held to the schema that NIST publishes, and its references to what they name.
const Ajv = require('ajv-2020').default;
const addFormats = require('ajv-formats').default;
const { assessments, check } = require('./exports.cjs');

const [, , gapmap, file] = process.argv;
const schema = require(file);
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(schema);

/** Every value under a key, wherever it stands. */
function all(value, wanted, found = []) {
  if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (key === wanted) found.push(...[inner].flat());
      all(inner, wanted, found);
    }
  }
  return found;
}

const statuses = { draft: 'investigating', treating: 'remediating', accepted: 'deviation-approved', closed: 'closed' };
let risks = 0;
for (const { report, name, run } of assessments(gapmap)) {
  const document = JSON.parse(run('poam'));
  check(validate(document), `${name}: ${(validate.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message}`).join('\n  ')}`);
  const plan = document['plan-of-action-and-milestones'];
  const ids = all(plan, 'uuid');
  check(new Set(ids).size === ids.length, `${name}: an id is given twice`);
  for (const reference of ['risk-uuid', 'observation-uuid', 'task-uuid', 'actor-uuid', 'party-uuids']) {
    for (const id of all(plan, reference)) check(ids.includes(id), `${name}: ${reference} ${id} names nothing`);
  }
  const roles = plan.metadata.roles.map((role) => role.id);
  for (const id of all(plan, 'role-id')) check(roles.includes(id), `${name}: there is no role ${id}`);
  check(plan.metadata['oscal-version'] === /oscal\/([\d.]+)\//.exec(schema.$id)[1], `${name}: another version of OSCAL than the schema's`);
  check(plan.metadata['last-modified'] === `${report.date}T00:00:00Z`, `${name}: ${plan.metadata['last-modified']}`);
  check(plan.risks.length === report.risks.register.length && plan['poam-items'].length === plan.risks.length, `${name}: risks are missing`);
  report.risks.register.forEach((risk, at) => {
    const written = plan.risks[at];
    check(written.status === (statuses[risk.status] ?? 'open'), `${name}: ${risk.id} is ${written.status}`);
    const facets = written.characterizations?.flatMap((rating) => rating.facets) ?? [];
    check(!risk.current.is_rated || facets.some((facet) => facet.name === 'level' && facet.value === risk.current.level_id), `${name}: ${risk.id} has lost its rating`);
    const property = (key) => written.props.find((prop) => prop.name === key)?.value;
    check(property('raised') === (risk.raised ?? undefined) && property('proximity') === (risk.proximity ?? undefined), `${name}: ${risk.id} has lost a date`);
    check(property('cost') === (risk.cost ? `${risk.cost} ${risk.currency}` : undefined), `${name}: ${risk.id} costs ${property('cost')}`);
    check((written['mitigating-factors'] ?? []).length === risk.controls.length, `${name}: ${risk.id} has lost controls`);
    check((written['risk-log']?.entries ?? []).length === risk.log.length, `${name}: ${risk.id} has lost its log`);
    const seen = (written['related-observations'] ?? []).length - (risk.raised_by.length ? 1 : 0);
    check(seen === risk.evidence.length, `${name}: ${risk.id} has lost evidence`);
    const deadline = risk.until ?? risk.review;
    check(written.deadline === (deadline ? `${deadline}T00:00:00Z` : undefined), `${name}: ${risk.id} ends on ${written.deadline}`);
  });
  risks += plan.risks.length;
}
// The schema itself must be able to refuse.
check(!validate({ 'plan-of-action-and-milestones': { uuid: 'x' } }), 'the schema accepts anything');
console.log(`OSCAL POA&M: ${risks} risks, valid by the schema of NIST`);

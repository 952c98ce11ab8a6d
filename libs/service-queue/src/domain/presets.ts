import type { Guard, SeverityPolicyDraft, SlaTargets } from '../contract/index.js';

const sla: SlaTargets = {
  1: { response: 15, resolution: 240 },
  2: { response: 30, resolution: 480 },
  3: { response: 240, resolution: 4_320 },
  4: { response: 480, resolution: 7_200 },
  5: { response: 1_440, resolution: 14_400 },
};

const noYes = [
  { id: 'no', name: 'No', answer: 'No' },
  { id: 'yes', name: 'Yes', answer: 'Yes' },
];

/** What a harm to data, safety or law costs at least, whatever the tables say. */
const floorsOf = (fact: string, id: string, name: string): Guard[] => {
  const harm = { fact, is: ['yes'] };
  const production = { fact: 'environment', is: ['production'] };
  const critical = { fact: 'tier', is: ['T0', 'T1'] };
  return [
    {
      id: `${id}-critical`,
      name: `${name} on a T0 or T1 service in production`,
      kind: 'floor',
      severity: 1,
      when: [harm, production, critical],
    },
    { id: `${id}-production`, name: `${name} in production`, kind: 'floor', severity: 2, when: [harm, production] },
    { id: `${id}-anywhere`, name, kind: 'floor', severity: 3, when: [harm] },
  ];
};

/** Facts into impact and urgency, both into severity, then caps and floors. Every level from best to worst. */
export const standardPolicy: SeverityPolicyDraft = {
  name: 'Standard',
  facts: [
    {
      id: 'tier',
      name: 'Tier',
      question: 'How critical is the service and the function that is hit?',
      levels: [
        { id: 'T3', name: 'T3 · convenience' },
        { id: 'T2', name: 'T2 · supporting' },
        { id: 'T1', name: 'T1 · important' },
        { id: 'T0', name: 'T0 · critical' },
      ],
      default: 'T2',
    },
    {
      id: 'usersAffected',
      name: 'Users affected',
      question: 'Who cannot work?',
      levels: [
        { id: 'one', name: 'One', from: 1, answer: 'Only me' },
        { id: 'few', name: 'A few (2 to 20)', from: 2, answer: 'A few of us' },
        { id: 'many', name: 'Many (21 to 500)', from: 21, answer: 'A department' },
        { id: 'all', name: 'All (more than 500)', from: 501, answer: 'Everybody' },
      ],
      default: 'few',
    },
    {
      id: 'degradation',
      name: 'Degradation',
      question: 'How badly does it work?',
      levels: [
        { id: 'request', name: 'Nothing is broken, a request', answer: 'Nothing is broken, I need something' },
        { id: 'minor', name: 'A minor fault', answer: 'Something small is wrong' },
        { id: 'degraded', name: 'Degraded', answer: 'It works badly or slowly' },
        { id: 'down', name: 'Down', answer: 'It does not work at all' },
      ],
      default: 'degraded',
    },
    {
      id: 'workaround',
      name: 'Workaround',
      question: 'Can people do their work another way?',
      levels: [
        { id: 'full', name: 'Yes, fully', answer: 'Yes, I manage another way' },
        { id: 'partial', name: 'In part', answer: 'Partly, or with much effort' },
        { id: 'none', name: 'No', answer: 'No' },
      ],
      default: 'none',
    },
    {
      id: 'environment',
      name: 'Environment',
      question: 'Is production hit?',
      levels: [
        { id: 'other', name: 'Another environment' },
        { id: 'production', name: 'Production' },
      ],
      default: 'production',
    },
    { id: 'dataLoss', name: 'Data loss', question: 'Is data lost or damaged?', levels: noYes, default: 'no' },
    { id: 'security', name: 'Security', question: 'Is security at stake?', levels: noYes, default: 'no' },
    {
      id: 'legalOrSafety',
      name: 'Legal or safety',
      question: 'Is a law broken, or a person in danger?',
      levels: noYes,
      default: 'no',
    },
  ],
  tables: [
    {
      id: 'impact',
      name: 'Impact',
      rows: 'tier',
      columns: 'usersAffected',
      cells: [
        [4, 4, 3, 3],
        [4, 3, 3, 2],
        [4, 3, 2, 1],
        [3, 2, 1, 1],
      ],
    },
    {
      id: 'urgency',
      name: 'Urgency',
      rows: 'degradation',
      columns: 'workaround',
      cells: [
        [4, 4, 4],
        [4, 4, 3],
        [3, 3, 2],
        [3, 2, 1],
      ],
    },
    {
      id: 'severity',
      name: 'Severity',
      rows: 'impact',
      columns: 'urgency',
      cells: [
        [5, 4, 4, 3],
        [4, 4, 3, 2],
        [4, 3, 2, 1],
        [3, 2, 1, 1],
      ],
    },
  ],
  guards: [
    {
      id: 'not-production',
      name: 'Not production',
      kind: 'cap',
      severity: 4,
      when: [{ fact: 'environment', is: ['other'] }],
    },
    {
      id: 'full-workaround',
      name: 'There is a full workaround',
      kind: 'cap',
      severity: 3,
      when: [{ fact: 'workaround', is: ['full'] }],
    },
    {
      id: 'request',
      name: 'Nothing is broken',
      kind: 'cap',
      severity: 4,
      when: [{ fact: 'degradation', is: ['request'] }],
    },
    { id: 'tier-2', name: 'A supporting service (T2)', kind: 'cap', severity: 2, when: [{ fact: 'tier', is: ['T2'] }] },
    { id: 'tier-3', name: 'A convenience (T3)', kind: 'cap', severity: 3, when: [{ fact: 'tier', is: ['T3'] }] },
    ...floorsOf('dataLoss', 'data-loss', 'Data loss'),
    ...floorsOf('security', 'security', 'Security at stake'),
    ...floorsOf('legalOrSafety', 'legal-or-safety', 'A law broken or a person in danger'),
  ],
  sla,
  ageing: 3,
  calendars: [],
  queues: {},
};

const lowToHigh = (low: string, medium: string, high: string) => [
  { id: 'low', name: '3 · Low', answer: low },
  { id: 'medium', name: '2 · Medium', answer: medium },
  { id: 'high', name: '1 · High', answer: high },
];

/** The stock table of impact by urgency. An organisation's own table is one edit away. */
export const itilPolicy: SeverityPolicyDraft = {
  name: 'ITIL 3×3',
  facts: [
    {
      id: 'impact',
      name: 'Impact',
      question: 'How much of the business is hit?',
      levels: lowToHigh('Only me, or a few', 'A department', 'Everybody'),
      default: 'medium',
    },
    {
      id: 'urgency',
      name: 'Urgency',
      question: 'How soon must it work again?',
      levels: lowToHigh('It can wait', 'In a day or two', 'Today'),
      default: 'medium',
    },
  ],
  tables: [
    {
      id: 'severity',
      name: 'Priority',
      rows: 'impact',
      columns: 'urgency',
      cells: [
        [5, 4, 3],
        [4, 3, 2],
        [3, 2, 1],
      ],
    },
  ],
  guards: [],
  sla,
  ageing: 3,
  calendars: [],
  queues: {},
};

export const policyPresets = [standardPolicy, itilPolicy];

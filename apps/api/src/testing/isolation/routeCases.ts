/** Ids of things of the organisation whose data nobody else may see, as its own people would send them. */
export interface VictimIds {
  readonly assessment: string;
  readonly product: string;
  readonly evaluation: string;
  readonly evidence: string;
  /** Of an inspection, open. */
  readonly finding: string;
  readonly installation: string;
  readonly programme: string;
  readonly campaign: string;
  readonly savedQuery: string;
  readonly upload: string;
  readonly session: string;
  /** Of a label that its factory does not show. */
  readonly hiddenLabel: string;
  readonly pactFootprint: string;
  readonly pactRequest: string;
}

export interface Probe {
  readonly path: string;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who a route answers, and what to ask it for. */
export interface RouteCase {
  /** Members sign in by session or API token, partners by an access token of PACT, the command line by the lock file. */
  readonly admits: 'MEMBERS' | 'PARTNERS' | 'COMMAND_LINE' | 'EVERYBODY';
  /**
   * What these questions name: something that only its own organisation has, so that others are refused, or nothing, so that
   * everybody gets what is their own.
   */
  readonly names: 'FOREIGN' | 'NOTHING';
  /** Whether asking changes something; the owner of the ids is not let ask then. */
  readonly changes?: true;
  readonly probes: (ids: VictimIds) => readonly Probe[];
}

const MEMBERS = { admits: 'MEMBERS', names: 'FOREIGN' } as const;
const EVERYBODY = { admits: 'EVERYBODY', names: 'NOTHING' } as const;
const PARTNERS = { admits: 'PARTNERS', names: 'FOREIGN' } as const;
const UPLOAD = { 'x-cradle-upload': '1' } as const;

const comparison = (format: string): RouteCase => ({
  ...MEMBERS,
  probes: ({ assessment, product }) =>
    [{ assessmentIds: [assessment] }, { productIds: [product] }].map((chosen) => ({
      path: `/exports/comparison.${format}`,
      body: { title: 'Theirs', question: { ...chosen, rows: ['PRODUCT'], columns: ['STAGE'] } },
    })),
});
const report = (noun: 'assessments' | 'evaluations', format: string): RouteCase => ({
  ...MEMBERS,
  probes: ({ assessment, evaluation }) => [
    {
      path: `/${noun}/${encodeURIComponent(noun === 'assessments' ? assessment : evaluation)}/report.${format}`,
    },
  ],
});
const inventory = (format: string): RouteCase => ({
  ...{ admits: 'MEMBERS', names: 'NOTHING' },
  probes: () => [{ path: `/exports/inventory.${format}`, body: { year: 2025 } }],
});
const log = (name: string): RouteCase => ({
  ...{ admits: 'MEMBERS', names: 'NOTHING' },
  probes: () => [{ path: `/organisation/${name}.csv` }],
});
const open = (...paths: readonly string[]): RouteCase => ({
  ...EVERYBODY,
  probes: () => paths.map((path) => ({ path })),
});

/**
 * Every route outside of GraphQL, by the name Express knows it by. One that is not here fails the test that asks them all:
 * whoever adds a route says here whom it answers, and what to ask it for.
 */
export const ROUTE_CASES: Readonly<Record<string, RouteCase>> = {
  'GET /health/live': open('/health/live'),
  'GET /healthz': open('/healthz'),
  'GET /health/ready': open('/health/ready'),
  'GET /readyz': open('/readyz'),
  'GET /templates/bill-of-materials.csv': open('/templates/bill-of-materials.csv'),
  'GET /templates/bill-of-materials.xlsx': open('/templates/bill-of-materials.xlsx'),
  'ALL /auth/{*path}': {
    ...EVERYBODY,
    probes: ({ session }) => [
      { path: '/auth/get-session' },
      { path: '/auth/list-sessions' },
      { path: '/auth/revoke-session', body: { token: session } },
    ],
  },
  'GET /labels/:code.json': {
    ...{ admits: 'EVERYBODY', names: 'FOREIGN' },
    probes: ({ hiddenLabel }) => [{ path: `/labels/${hiddenLabel}.json` }],
  },
  'GET /labels/:code/badge.svg': {
    ...{ admits: 'EVERYBODY', names: 'FOREIGN' },
    probes: ({ hiddenLabel }) => [{ path: `/labels/${hiddenLabel}/badge.svg` }],
  },
  'POST /local/jobs': {
    ...{ admits: 'COMMAND_LINE', names: 'FOREIGN' },
    probes: () => [{ path: '/local/jobs', body: { name: 'doctor', parameters: {} } }],
  },
  'GET /pact/.well-known/openid-configuration': open('/pact/.well-known/openid-configuration'),
  'POST /pact/auth/token': {
    ...{ admits: 'EVERYBODY', names: 'FOREIGN' },
    probes: () => [{ path: '/pact/auth/token', body: 'grant_type=client_credentials' }],
  },
  'GET /pact/3/footprints': {
    ...{ admits: 'PARTNERS', names: 'NOTHING' },
    probes: () => [{ path: '/pact/3/footprints' }, { path: '/pact/3/footprints?limit=1' }],
  },
  'GET /pact/3/footprints/:id': {
    ...PARTNERS,
    probes: ({ pactFootprint }) => [{ path: `/pact/3/footprints/${pactFootprint}` }],
  },
  'POST /pact/3/events': {
    ...{ admits: 'PARTNERS', names: 'NOTHING', changes: true },
    probes: ({ pactRequest, pactFootprint }) =>
      [
        {
          type: 'RequestRejectedEvent',
          data: { requestEventId: pactRequest, error: { code: 'NotFound', message: 'No' } },
        },
        { type: 'PublishedEvent', data: { pfIds: [pactFootprint] } },
        { type: 'RequestCreatedEvent', data: { comment: 'All, please' } },
      ].map(({ type, data }) => ({
        path: '/pact/3/events',
        headers: { 'content-type': 'application/cloudevents+json' },
        body: {
          ...{ type: `org.wbcsd.pact.ProductFootprint.${type}.3`, specversion: '1.0', id: type, data },
          ...{ source: 'https://elsewhere.example', time: '2026-11-29T00:00:00Z' },
        },
      })),
  },
  'POST /graphql/stream': {
    ...MEMBERS,
    probes: ({ savedQuery }) => [{ path: '/graphql/stream', body: { documentId: savedQuery } }],
  },
  'POST /library/uploads': {
    ...{ admits: 'MEMBERS', names: 'NOTHING', changes: true },
    probes: ({ upload }) => [
      { path: `/library/uploads?name=${upload}`, headers: UPLOAD, body: 'name,value\n' },
    ],
  },
  'POST /evidence': {
    ...{ ...MEMBERS, changes: true },
    probes: ({ assessment, evaluation, finding }) =>
      [
        `assessmentId=${encodeURIComponent(assessment)}`,
        `evaluationId=${encodeURIComponent(evaluation)}&indicatorKey=energy`,
        `findingId=${encodeURIComponent(finding)}`,
      ].map((about) => ({
        ...{ path: `/evidence?name=note.txt&${about}`, headers: UPLOAD, body: 'A note.' },
      })),
  },
  'GET /evidence/:id': { ...MEMBERS, probes: ({ evidence }) => [{ path: `/evidence/${evidence}` }] },
  'POST /exports/comparison.csv': comparison('csv'),
  'POST /exports/comparison.xlsx': comparison('xlsx'),
  'POST /exports/comparison.pdf': comparison('pdf'),
  'POST /exports/inventory.csv': inventory('csv'),
  'POST /exports/inventory.xlsx': inventory('xlsx'),
  'POST /exports/cbam.xlsx': {
    ...MEMBERS,
    probes: ({ installation }) =>
      [installation, null].map((installationId) => ({
        path: '/exports/cbam.xlsx',
        body: { year: 2026, installationId },
      })),
  },
  'POST /exports/programme-members.csv': {
    ...MEMBERS,
    probes: ({ programme, campaign }) =>
      [null, campaign].map((campaignId) => ({
        path: '/exports/programme-members.csv',
        body: { programmeId: programme, campaignId },
      })),
  },
  'GET /assessments/:id/report.pdf': report('assessments', 'pdf'),
  'GET /assessments/:id/report.xlsx': report('assessments', 'xlsx'),
  'GET /assessments/:id/report.html': report('assessments', 'html'),
  'GET /assessments/:id/report.json': report('assessments', 'json'),
  'GET /evaluations/:id/report.pdf': report('evaluations', 'pdf'),
  'GET /evaluations/:id/report.xlsx': report('evaluations', 'xlsx'),
  'GET /evaluations/:id/report.html': report('evaluations', 'html'),
  'GET /organisation/audit-log.csv': log('audit-log'),
  'GET /organisation/read-log.csv': log('read-log'),
  'GET /q/:file': {
    ...MEMBERS,
    probes: ({ savedQuery }) => ['json', 'csv'].map((format) => ({ path: `/q/${savedQuery}.${format}` })),
  },
};

// Which part may know which. The arrows are those of docs/decisions and ARCHITECTURE.md: engine <- schema <- api and
// schema <- dashboard, and inside each application one direction only. Run with "pnpm run check:imports".

/** Folders of apps/api/src, each with the folders it may import. `main` and `cli` compose and may import all. */
const API_FOLDERS = {
  config: [],
  errors: [],
  db: ['config', 'errors'],
  documents: ['config', 'errors'],
  engineBridge: ['db', 'errors', 'config'],
  context: ['engineBridge', 'db', 'errors', 'config'],
  builder: ['context', 'engineBridge', 'db', 'errors', 'config'],
  modules: ['builder', 'context', 'engineBridge', 'db', 'documents', 'errors', 'config'],
  jobs: ['modules', 'context', 'engineBridge', 'db', 'errors', 'config'],
  schema: ['modules', 'builder', 'context', 'errors', 'config'],
  rest: ['modules', 'jobs', 'context', 'engineBridge', 'db', 'errors', 'config'],
  server: ['schema', 'rest', 'jobs', 'modules', 'builder', 'context', 'db', 'errors', 'config'],
};

/** Folders of apps/dashboard/src, each with the folders it may import. `app` composes and may import all. */
const DASHBOARD_FOLDERS = {
  lib: ['graphql'],
  i18n: ['lib', 'graphql'],
  graphql: [],
  ui: ['lib', 'i18n', 'graphql'],
  table: ['ui', 'lib', 'i18n'],
  charts: ['ui', 'lib', 'i18n'],
  features: ['charts', 'table', 'ui', 'lib', 'i18n', 'graphql'],
};

const TESTS = '(\\.test\\.tsx?$)|(/testing/)|(\\.gallery\\.tsx?$)';

function layerRules(application, folders, why) {
  const root = `^apps/${application}/src`;
  return Object.entries(folders).map(([folder, allowed]) => ({
    name: `${application}-${folder}`,
    comment: `${folder} may import ${allowed.length === 0 ? 'no other folder' : allowed.join(', ')}. ${why}`,
    severity: 'error',
    from: { path: `${root}/${folder}/`, pathNot: TESTS },
    // Files that stand directly in src (an entry point, ambient types) belong to no folder.
    to: { path: `${root}/[^/]+/`, pathNot: [`${root}/(${[folder, ...allowed].join('|')})/`] },
  }));
}

module.exports = {
  forbidden: [
    {
      name: 'engine-stands-alone',
      comment: 'The engine calculates; who stores, serves or shows its results is none of its business.',
      severity: 'error',
      from: { path: '^packages/engine/' },
      to: { path: '^(apps|packages)/', pathNot: '^packages/engine/' },
    },
    {
      name: 'engine-is-pure',
      comment:
        'No files, clock, network or environment: the same input gives the same bytes in Node and in a browser.',
      severity: 'error',
      from: { path: '^packages/engine/src/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'schema-knows-only-the-engine',
      comment: 'What API and dashboard agree on cannot depend on either of them.',
      severity: 'error',
      from: { path: '^packages/schema/src/', pathNot: TESTS },
      to: { path: '^(apps|packages)/', pathNot: ['^packages/schema/', '^packages/engine/'] },
    },
    {
      name: 'schema-takes-types-only-from-the-engine',
      comment: 'The dashboard imports the schema package; the calculation would come along.',
      severity: 'error',
      from: { path: '^packages/schema/src/', pathNot: TESTS },
      to: { path: '^packages/engine/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'charts-know-only-types-of-the-engine',
      comment: 'Kinds of charts are drawn from data, texts and a theme, in a page and on a server.',
      severity: 'error',
      from: { path: '^packages/charts/src/', pathNot: TESTS },
      to: { path: '^(apps|packages)/', pathNot: '^packages/charts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'applications-do-not-know-each-other',
      comment: 'API and dashboard meet in packages/schema and over HTTP.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'dashboard-calculates-only-in-the-preview-worker',
      comment:
        'Every number that is saved or shared comes from the API; the engine runs in the worker of live previews.',
      severity: 'error',
      from: { path: '^apps/dashboard/src/', pathNot: ['/preview/', TESTS] },
      // Which number a change has is no calculation.
      to: {
        path: '^packages/engine/',
        pathNot: '^packages/engine/src/scenario/changeNumber',
        dependencyTypesNot: ['type-only'],
      },
    },
    ...layerRules(
      'api',
      API_FOLDERS,
      'main, cli -> server -> schema -> modules -> (builder, context, engineBridge, db, documents, errors, config).',
    ),
    ...layerRules(
      'dashboard',
      DASHBOARD_FOLDERS,
      'app -> features -> (charts, table, ui, lib, i18n, graphql).',
    ),
    {
      name: 'charts-load-echarts-in-pieces',
      comment:
        'ECharts is larger than the first view: it comes through loadECharts, with the pieces an option needs.',
      severity: 'error',
      from: { path: '^(apps/[^/]+|packages/charts)/src/', pathNot: '^packages/charts/src/echarts/pieces/' },
      to: { path: 'node_modules/echarts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-do-not-know-each-other',
      comment: 'The app folder composes features; what two of them need belongs below them.',
      severity: 'error',
      from: { path: '^apps/dashboard/src/features/([^/]+)/' },
      to: { path: '^apps/dashboard/src/features/', pathNot: '^apps/dashboard/src/features/$1/' },
    },
    {
      name: 'nothing-imports-a-test',
      comment: 'A file that a test and something else need is not a test: move it to a testing folder.',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.test\\.tsx?$' },
    },
    {
      name: 'sources-do-not-use-testing-code',
      comment: 'Folders named testing serve tests only.',
      severity: 'error',
      from: { path: '^(apps|packages)/[^/]+/src/', pathNot: TESTS },
      to: { path: '/testing/' },
    },
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other share a third that has no home yet. Cycles of types alone do no harm.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment:
        'The imported file or package does not exist. Generated code does not until "turbo run generate" made it.',
      severity: 'error',
      // A bench copies it into the folder where the packages of the peer are.
      from: { pathNot: 'bench/throughput/peerServer' },
      to: { couldNotResolve: true, pathNot: '/generated/' },
    },
    {
      name: 'declared-dependencies',
      comment: 'Every package used is named in the package.json of its user.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'sources-use-dependencies-only',
      comment:
        'What runs is a dependency, not a devDependency. Types vanish, and packages of the workspace are bundled.',
      severity: 'error',
      from: { path: '^(apps|packages)/[^/]+/src/', pathNot: TESTS },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: ['^packages/', 'node_modules/@types/'],
      },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/generated/'] },
    exclude: { path: '^(apps|packages)/[^/]+/(dist|coverage|\\.turbo)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};

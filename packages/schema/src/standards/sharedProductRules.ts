/** Rules for a group of products beyond a standard. Days are YYYY-MM-DD; null where nobody has said. */
export interface SharedProductRule {
  readonly code: string;
  readonly title: string;
  readonly titleZh: string;
  readonly operator: string;
  readonly version: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Beginnings of CN codes; empty: not bound to any. */
  readonly cnPrefixes: readonly string[];
  /** Product categories; empty: not bound to any. */
  readonly categories: readonly string[];
  /** Code of the standard it extends; null where it stands alone. */
  readonly standard: string | null;
  readonly url: string;
  readonly unitRule: string;
  readonly note: string;
}

const OPEN = { validFrom: null, validUntil: null, cnPrefixes: [], categories: [], url: '' } as const;

/** Few, and only what is certain: an organisation imports the rules of its own products. */
export const SHARED_PRODUCT_RULES: readonly SharedProductRule[] = [
  {
    ...OPEN,
    code: 'EN-15804-A2',
    title: 'Core rules for construction products',
    titleZh: '建筑产品核心规则',
    operator: 'CEN',
    version: '2012+A2:2019',
    standard: 'EN_15804_A2',
    unitRule: 'Functional or declared unit of the construction product.',
    note: 'Core rules; programmes add complementary ones for a product group.',
  },
  {
    ...OPEN,
    code: 'ECO-PLATFORM-LCA',
    title: 'ECO Platform rules for the calculation of declarations',
    titleZh: 'ECO Platform 声明计算规则',
    operator: 'ECO Platform',
    version: '2.0',
    standard: 'EN_15804_A2',
    unitRule: '',
    note: 'Slag, fly ash, artificial gypsum and silica fume by economic allocation; mass balance is not accepted for recycled content.',
  },
  {
    ...OPEN,
    code: 'CX-PCF-RULEBOOK',
    title: 'Catena-X rules for automotive supply chains',
    titleZh: 'Catena-X 汽车供应链规则',
    operator: 'Catena-X',
    version: '4.0.1',
    standard: 'CATENA_X_PCF',
    unitRule: 'Normally one piece or one kilogram.',
    note: 'Sector rules on the base of ISO 14067.',
  },
  {
    ...OPEN,
    code: 'TFS-PCF-GUIDELINE',
    title: 'TfS rules for chemical products',
    titleZh: 'TfS 化学品规则',
    operator: 'Together for Sustainability',
    version: '',
    standard: 'TFS_PCF',
    unitRule: '',
    note: 'Sector rules for chemicals; version and clauses to be verified.',
  },
];

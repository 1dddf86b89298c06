import { example, type QueryExample } from './queryExample.ts';

/** A small footprint of PACT 3 as a supplier would send it. */
const PACT_DOCUMENT = {
  specVersion: '3.0.0',
  id: '6f1f7a52-6a3c-4b53-9a54-5b2c7f0f4c11',
  status: 'Active',
  created: '2026-03-01T00:00:00Z',
  companyName: 'Film Works',
  companyIds: ['urn:uuid:9a4f4b1e-0000-4000-8000-000000000001'],
  productDescription: 'Film of three layers',
  productIds: ['urn:gtin:4712345060507'],
  productNameCompany: 'Barrier film',
  pcf: {
    declaredUnitOfMeasurement: 'kilogram',
    declaredUnitAmount: '1',
    productMassPerDeclaredUnit: '1',
    referencePeriodStart: '2025-01-01T00:00:00Z',
    referencePeriodEnd: '2025-12-31T00:00:00Z',
    geographyCountry: 'CN',
    boundaryProcessesDescription: 'Resin, extrusion, slitting',
    fossilCarbonContent: '0.43',
    biogenicCarbonContent: '0',
    packagingEmissionsIncluded: false,
    exemptedEmissionsPercent: '1',
    exemptedEmissionsDescription: 'Cleaning agents',
    ipccCharacterizationFactors: ['AR6'],
    crossSectoralStandards: ['ISO14067'],
    primaryDataShare: '60',
    pcfExcludingBiogenicUptake: '2.3',
    pcfIncludingBiogenicUptake: '2.3',
    fossilGhgEmissions: '2.1',
    landUseChangeGhgEmissions: '0.15',
    biogenicNonCO2Emissions: '0.05',
    biogenicCO2Uptake: '0',
  },
};

/** About what goes from one organisation to another, and what has changed since. */
export const EXCHANGE_EXAMPLES: readonly QueryExample[] = [
  example({
    key: 'sharedFootprints',
    title: 'Footprints shared with me',
    titleZh: '共享给我的碳足迹',
    purpose: 'What suppliers let you read, and by name what they withhold. Each read is shown to them.',
    purposeZh: '供应商允许您读取的内容，并逐项列出保留未给的内容。每次读取供应商都看得到。',
    variables: { first: 50, after: null },
    document: `
query SharedFootprints($first: Int!, $after: String) {
  sharedFootprints(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        supplierName
        supplierCountry
        productName
        sku
        level
        declaredUnit {
          amount
          unit
        }
        totalKgCo2e
        totalBand {
          lower
          upper
        }
        stages {
          stage
          kgCo2e
        }
        withheld {
          field
          code
        }
      }
    }
  }
}`,
  }),
  example({
    key: 'changesSince',
    title: 'What has changed since',
    titleZh: '此后有何变化',
    purpose:
      'New versions of linked footprints and factors that a later release has replaced, with their effect.',
    purposeZh: '已链接碳足迹的新版本、被新版因子库取代的因子，及其影响。',
    document: `
query ChangesSince {
  linkedUpdates {
    version
    before
    after
    footprint {
      supplierName
      productName
    }
    moved {
      assessment {
        product {
          name
        }
      }
      before
      after
    }
  }
  factorUpdates {
    assessment {
      product {
        name
      }
    }
    before
    after
  }
}`,
  }),
  example({
    key: 'auditLog',
    title: 'Who changed what lately',
    titleZh: '最近谁改了什么',
    purpose: 'The audit log, the newest first. For owners, and for tokens with the scope admin.',
    purposeZh: '审计日志，新的在前。仅限所有者及带 admin 权限的令牌。',
    document: `
query AuditLog {
  auditLog(first: 25) {
    totalCount
    edges {
      node {
        at
        userName
        action
        outcome
        code
        subjects {
          type
          localId
        }
      }
    }
  }
}`,
  }),
  example({
    key: 'exportFootprint',
    title: 'Download a footprint as PACT 3',
    titleZh: '将碳足迹下载为 PACT 3',
    purpose:
      'The file as text, with what the conversion loses. The report itself is a file: `GET /assessments/<id>/report.pdf` (also .xlsx, .html, .json).',
    purposeZh:
      '以文本给出文件，并列出转换中的损失。报告本身是文件：`GET /assessments/<id>/report.pdf`（另有 .xlsx、.html、.json）。',
    variables: { format: 'PACT_3' },
    filled: { assessmentId: 'ASSESSMENT' },
    document: `
query ExportFootprint($assessmentId: ID!, $format: WrittenFormat!) {
  assessmentExport(assessmentId: $assessmentId, format: $format) {
    ... on AssessmentExport {
      files {
        path
        text
      }
      losses {
        field
        kind
        rule
      }
    }
    ... on InvalidInput {
      fields {
        field
        code
        message
        remedy
      }
    }
  }
}`,
  }),
  example({
    key: 'checkFootprint',
    title: 'Check a footprint that was received',
    titleZh: '检查收到的碳足迹',
    purpose: 'PACT 2 and 3, Catena-X, openEPD, ILCD+EPD, openLCA. Nothing is kept; nobody has to sign in.',
    purposeZh: '支持 PACT 2 与 3、Catena-X、openEPD、ILCD+EPD、openLCA。不保存任何内容，无需登录。',
    variables: { document: JSON.stringify(PACT_DOCUMENT) },
    document: `
query CheckFootprint($document: String!) {
  checkFootprint(document: $document) {
    ... on FootprintCheck {
      format
      version
      productName
      companyName
      findings {
        code
        severity
        pointer
        message
        remedy
      }
    }
    ... on InvalidInput {
      fields {
        field
        code
        message
        remedy
      }
    }
  }
}`,
  }),
  example({
    key: 'importFootprint',
    title: 'Take over a PACT footprint',
    titleZh: '接收 PACT 碳足迹',
    purpose: 'It becomes the next, declared version of a product, with the document as its evidence.',
    purposeZh: '成为产品的下一个（声明）版本，并以该文件作为证据。',
    kind: 'mutation',
    variables: { document: JSON.stringify(PACT_DOCUMENT) },
    filled: { productId: 'PRODUCT' },
    document: `
mutation ImportFootprint($productId: ID!, $document: String!) {
  importFootprint(input: { productId: $productId, document: $document }) {
    ... on Assessment {
      id
      version
      kind
      footprint {
        totalKgCo2e
      }
    }
    ... on InvalidInput {
      fields {
        field
        code
        message
        remedy
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}`,
  }),
  example({
    key: 'askForData',
    title: 'Ask a supplier for a footprint',
    titleZh: '向供应商请求碳足迹',
    purpose: 'A data request to a partner, for which product, at which level and by when.',
    purposeZh: '向合作方发出数据请求：哪个产品、何种层级、何时之前。',
    kind: 'mutation',
    variables: { productName: 'Barrier film, 3 layers', level: 'STAGES', dueOn: '2027-03-31' },
    filled: { partnerId: 'PARTNER' },
    document: `
mutation AskForData($partnerId: ID!, $productName: String!, $level: SharingLevel!, $dueOn: Date) {
  askForData(partnerId: $partnerId, input: { productName: $productName, level: $level, dueOn: $dueOn }) {
    ... on DataRequest {
      id
      state
      productName
      dueOn
      partner {
        name
      }
    }
    ... on InvalidInput {
      fields {
        field
        code
        message
        remedy
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}`,
  }),
  example({
    key: 'footprintPublished',
    title: 'Listen for new footprints',
    titleZh: '监听新发布的碳足迹',
    purpose: 'Each version a supplier publishes and shares with you, when it does. Runs until you stop it.',
    purposeZh: '供应商发布并共享给您的每个新版本会即时到达。按停止键结束。',
    kind: 'subscription',
    document: `
subscription FootprintPublished {
  footprintPublished {
    supplierName
    productName
    version
    level
    totalKgCo2e
    totalBand {
      lower
      upper
    }
  }
}`,
  }),
];

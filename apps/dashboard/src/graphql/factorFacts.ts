import { graphql } from './generated/index.ts';

/** Everything a figure must bring with it when it is shown: where it comes from and under which licence. */
export const FactorFacts = graphql(`
  fragment FactorFacts on Factor {
    id
    code
    activity
    category
    name
    nameZh
    kgCo2ePerUnit
    otherCo2e
    gases { gas kgPerUnit }
    unit
    region
    year
    gwpSet
    boundary
    transportMode
    note
    sourceRow
    source { id name nameZh publisher version year url licence licenceUrl attribution }
  }
`);

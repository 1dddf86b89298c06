import { describe, expect, it } from 'vitest';
import { gasOfFlow } from './greenhouseGas.ts';
import { flow } from './testing.ts';

const reading = (name: string, compartment = 'air > unspecified', isInput = false, cas = '') =>
  gasOfFlow(flow(name, { kind: 'ELEMENTARY', compartment, cas }), isInput);
const gas = (code: string, sign: 1 | -1 = 1) => ({ kind: 'GAS', gas: code, sign });

describe('The greenhouse gas of an elementary flow', () => {
  it.each([
    ['Carbon dioxide, fossil ', 'CO2_FOSSIL'],
    ['Carbon dioxide', 'CO2_FOSSIL'],
    ['carbon dioxide (biogenic)', 'CO2_BIOGENIC'],
    ['Carbon dioxide, land transformation', 'CO2_LAND_USE'],
    ['Carbon dioxide [Inorganic emissions to air]', 'CO2_FOSSIL'],
    ['Methane', 'CH4_FOSSIL'],
    ['Methane, biogenic', 'CH4_BIOGENIC'],
    ['methane (fossil)', 'CH4_FOSSIL'],
    ['Dinitrogen monoxide', 'N2O'],
    ['Nitrous oxide (laughing gas) [Inorganic emissions to air]', 'N2O'],
    ['Sulfur hexafluoride', 'SF6'],
    ['Methane, tetrafluoro-, CFC-14', 'CF4'],
    ['Ethane, hexafluoro-, HFC-116', 'C2F6'],
    ['Ethane, 1,1,1,2-tetrafluoro-, HFC-134a', 'HFC_134A'],
    ['Methane, difluromonochloro-, HCFC-22', 'HCFC_22'],
    ['Methane, bromotrifluoro-, Halon 1301', 'HALON_1301'],
    ['Methane, tetrachloro-, CFC-10', 'CCL4'],
    ['Methane, monochloro, R-40', 'CH3CL'],
    ['Methane, dichloro-, HCC-30', 'CH2CL2'],
  ])('%s is %s', (name, code) => {
    expect(reading(name)).toEqual(gas(code));
  });

  it('is known by the CAS number where the name is unusual', () => {
    expect(reading('Norflurane', 'air', false, '811-97-2')).toEqual(gas('HFC_134A'));
  });

  it.each([
    'Silane, tetrafluoro-',
    'Chlorothalonil',
    'Hydrocarbons (other than methane)',
    'Methanol',
    'Fluoranthene',
  ])('%s is none', (name) => {
    expect(reading(name)).toEqual({ kind: 'NONE' });
  });

  it('counts only what goes to air, or what is not said to go elsewhere', () => {
    expect(reading('Methane, dichloro-, HCC-30', 'water > river')).toEqual({ kind: 'NONE' });
    expect(reading('Methane', '')).toEqual(gas('CH4_FOSSIL'));
    expect(reading('Methane', 'Elementary Flows > NETL > Emission to air')).toEqual(gas('CH4_FOSSIL'));
  });

  it('takes carbon dioxide from the air as biogenic and negative, but not an emission booked as an input', () => {
    expect(reading('Carbon dioxide, in air', 'resource > in air', true)).toEqual(gas('CO2_BIOGENIC', -1));
    expect(reading('carbon dioxide (fossil)', 'Emissions > Emissions to air', true)).toEqual({
      kind: 'NONE',
    });
    expect(reading('Coalbed methane (in MJ)', 'resource > in ground', true)).toEqual({ kind: 'NONE' });
  });

  it('names groups of gases that no potential is given for', () => {
    expect(reading('HFCs and HCFCs, unspecified')).toEqual({ kind: 'NOT_CHARACTERISED' });
    expect(reading('PFC (perfluorocarbons)')).toEqual({ kind: 'NOT_CHARACTERISED' });
  });
});

import { describe, expect, it } from 'vitest';
import { guessCategory } from './guessCategory.ts';

describe('The category of a factor, guessed from its words', () => {
  it.each([
    ['Electricity, at grid, US, 2000', '', 'kWh', 'Electricity'],
    ['火力发电', '', 'kWh', 'Electricity'],
    ['Steel reinforcement bar; blast furnace route', '', 'kg', 'Metals'],
    ['电解铝', '', 'kg', 'Metals'],
    ['municipal wastewater treatment', '', 'kg', 'Waste treatment'],
    ['Diesel, combusted in industrial equipment', '', 'l', 'Fuels'],
    ['Portland cement', '', 'kg', 'Minerals and glass'],
    ['Mono-Si solar PV cell production', '', 'piece', 'Electronics'],
    ['Sawn lumber, softwood, rough', '', 'm3', 'Wood and paper'],
    ['Cotton dyeing and finishing', '', 'kg', 'Textiles'],
    ['Injection molding, rigid polypropylene part', '', 'kg', 'Plastics'],
    ['Ammonia', '', 'kg', 'Chemicals'],
    ['Egg', 'Livestock', 'kg', 'Food and agriculture'],
  ])('%s', (name, source, unit, category) => {
    expect(guessCategory(name, source, unit)).toBe(category);
  });

  it('follows the unit where the unit decides', () => {
    expect(guessCategory('Diesel truck', '', 'tkm')).toBe('Freight');
    expect(guessCategory('Intercity bus, diesel', '', 'pkm')).toBe('Passenger transport');
  });

  it("asks the source's classification when the name says nothing, and nobody when that is silent too", () => {
    expect(guessCategory('Product A', 'Materials > Plastics', 'kg')).toBe('Plastics');
    expect(guessCategory('Product A', 'Other', 'kg')).toBe('Machinery and services');
  });
});

/** What the figures of a table are: kg CO2e, a rating from 1 to 5, a share 0..1, or a geometric standard deviation. */
export type PivotFigure = 'MASS' | 'RATING' | 'SHARE' | 'SPREAD';

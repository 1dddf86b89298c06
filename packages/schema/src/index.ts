export { findStandard, STANDARDS, type Standard } from './standards.ts';

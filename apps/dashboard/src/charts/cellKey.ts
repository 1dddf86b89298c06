export { bySplitKey, cellKey } from '@cradle/charts';

/** Letters of production routes in the Commission's tables. */
export const ROUTES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L'] as const;

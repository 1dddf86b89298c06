/** Šavrič, Patterson, Jenny 2018: "The Equal Earth map projection". */
const A = [1.340264, -0.081106, 0.000893, 0.003796] as const;
const M = Math.sqrt(3) / 2;
const RADIANS = Math.PI / 180;

/**
 * Equal Earth: areas keep their proportion, so that a large country looks large and no larger.
 *
 * @param longitude from the middle of the map, in degrees
 * @returns x to the east from -2.7 to 2.7, y to the north from -1.32 to 1.32
 */
export function projectEqualEarth(longitude: number, latitude: number): readonly [x: number, y: number] {
  const theta = Math.asin(M * Math.sin(latitude * RADIANS));
  const square = theta * theta;
  const sixth = square * square * square;
  return [
    (longitude * RADIANS * Math.cos(theta)) /
      (M * (A[0] + 3 * A[1] * square + sixth * (7 * A[2] + 9 * A[3] * square))),
    theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square)),
  ];
}

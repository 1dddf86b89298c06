/** How people with any kind of colour vision see a colour. */
export type Sight = keyof typeof SIGHT;

/** Linear RGB as seen: Machado, Oliveira, Fernandes 2009, severity 1.0. */
const SIGHT = {
  anyone: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
} as const;

const TO_XYZ = [
  [0.4124, 0.3576, 0.1805],
  [0.2126, 0.7152, 0.0722],
  [0.0193, 0.1192, 0.9505],
] as const;

type Triple = readonly [number, number, number];

/** `#rrggbb` to CIELAB (D65), whose distances are about how different colours look; 2 is just noticeable. */
function toLab(hex: string, sight: Sight): Triple {
  const linear = triple((channel) => {
    const value = Number.parseInt(hex.slice(1 + 2 * channel, 3 + 2 * channel), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const seen = triple((row) => Math.min(1, Math.max(0, dot(SIGHT[sight][row], linear))));
  const [x, y, z] = triple((row) => {
    const part = dot(TO_XYZ[row], seen) / ([0.95047, 1, 1.08883][row] ?? 1);
    return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function triple(of: (index: 0 | 1 | 2) => number): Triple {
  return [of(0), of(1), of(2)];
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** The least distance between two of the colours for one kind of sight, with the two; more than 15 is easily told apart. */
export function closestColours(colours: Readonly<Record<string, string>>, sight: Sight) {
  const seen = Object.entries(colours).map(([name, hex]) => ({ name, lab: toLab(hex, sight) }));
  let closest = { distance: Number.POSITIVE_INFINITY, pair: '' };
  for (const [index, one] of seen.entries()) {
    for (const other of seen.slice(index + 1)) {
      const distance = Math.hypot(...one.lab.map((value, axis) => value - other.lab[axis]!));
      if (distance < closest.distance) closest = { distance, pair: `${one.name} and ${other.name}` };
    }
  }
  return closest;
}

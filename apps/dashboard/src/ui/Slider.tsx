import { type CSSProperties, useId } from 'react';
import styles from './Slider.module.css';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where nothing is changed: marked, and where a double click leads back to. */
  readonly origin: number;
  /** The value in words. */
  readonly text: string;
  /** Called with every step of a drag. */
  readonly onChange: (value: number) => void;
  /** Stands behind the label. */
  readonly detail?: string | undefined;
}

/** A number to be dragged. What differs from the origin is coloured. */
export function Slider({ label, value, min, max, step, origin, text, onChange, detail }: SliderProps) {
  const id = useId();
  const place = (of: number): number => (max === min ? 0 : (100 * (of - min)) / (max - min));
  const [from, to] = [Math.min(place(value), place(origin)), Math.max(place(value), place(origin))];
  const marks = { '--from': `${from}%`, '--to': `${to}%`, '--origin': `${place(origin)}%` } as CSSProperties;
  return (
    <div className={styles.slider} data-changed={value !== origin}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </label>
      <output className={styles.text} htmlFor={id}>
        {text}
      </output>
      <input
        id={id}
        type="range"
        className={styles.range}
        style={marks}
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(Number(event.target.value))}
        onDoubleClick={() => onChange(origin)}
      />
    </div>
  );
}

import styles from './small.module.css';

/** A person by initials; a dashed ring when nobody. `mark` is a short word at its edge, such as a number. */
export function Avatar({ name, initials, size = 20 }: { name?: string; initials?: string; size?: number }) {
  return (
    <span
      className={initials ? styles.avatar : styles.nobody}
      style={{ inlineSize: size, blockSize: size, fontSize: Math.max(9, Math.round(size * 0.45)), ...hueOf(name) }}
      title={name}
    >
      {initials && <span aria-hidden>{initials}</span>}
      <span className="spoken">{name ?? 'Nobody'}</span>
    </span>
  );
}

/** Blue to green and grey only: warm hues belong to severity. */
function hueOf(name = ''): Record<string, number> {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return { '--hue': 165 + (sum % 120) };
}

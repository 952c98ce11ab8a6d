/** Columns as high as what they stand for; the last one is now. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const most = Math.max(1, ...values);
  return (
    <svg width={values.length * 5} height="16" viewBox={`0 0 ${values.length * 5} 16`} aria-hidden focusable="false">
      {values.map((value, at) => {
        const height = value === 0 ? 1 : Math.max(2, Math.round((value / most) * 16));
        return <rect key={at} x={at * 5} y={16 - height} width="4" height={height} rx="1" fill="currentColor" />;
      })}
    </svg>
  );
}

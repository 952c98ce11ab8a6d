/** Closes in order on the first signal; a second one means "at once". */
export function closeOnSignal(close) {
  let closing = false;
  const end = async () => {
    if (closing) process.exit(130);
    closing = true;
    try {
      await close();
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
}

// Imported first and written for old versions too: without it they stop on some later line that explains nothing.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Twotrack needs Node 20.19 or later; this is ${process.version}.`);
  process.exit(1);
}

// node validate_glb.js MODULES FILE.glb..: one line for each error or warning of the Khronos validator; status 1 when any.
const fs = require('node:fs');
const {createRequire} = require('node:module');
const path = require('node:path');

const [modules, ...files] = process.argv.slice(2);
const validator = createRequire(path.join(path.resolve(modules), 'of-here.js'))('gltf-validator');

async function main() {
  let found = 0;
  for (const file of files) {
    const report = await validator.validateBytes(new Uint8Array(fs.readFileSync(file)), {uri: path.basename(file), maxIssues: 0});
    for (const issue of report.issues.messages.filter(({severity}) => severity <= 1)) {
      console.log(`${path.basename(file)}: ${issue.code} at ${issue.pointer}: ${issue.message}`);
      ++found;
    }
    if (report.issues.numErrors + report.issues.numWarnings > 0 && found === 0) ++found;
  }
  process.exitCode = found > 0 ? 1 : 0;
}
main();

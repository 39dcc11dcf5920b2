// Fills the template again and again. The file is read once; docxtemplater renders an instance once only and writes into
// its zip, so that each report has an instance and a zip of its own over the same bytes, as its manual has it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const PizZip = require('pizzip');
const Docxtemplater = require('docxtemplater');

const [folder, runs] = [process.argv[2], Number(process.argv[3])];
const warmUps = 40;
const data = JSON.parse(readFileSync(join(folder, 'data.json'), 'utf8'));
const template = readFileSync(join(folder, 'template.docx'));
const milliseconds = [];
let report;

for (let run = -warmUps; run < runs; run++) {
  const begun = performance.now();
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  document.render(data);
  report = document.toBuffer();
  if (run >= 0)
    milliseconds.push(performance.now() - begun);
}

writeFileSync(join(folder, 'peer.docx'), report);
const peakMegabytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
console.log(JSON.stringify({
  version: `docxtemplater ${require('docxtemplater/package.json').version} with pizzip ${require('pizzip/package.json').version}, Node ${process.version.slice(1)}`,
  milliseconds,
  peakMegabytes,
  parts: {},
}));

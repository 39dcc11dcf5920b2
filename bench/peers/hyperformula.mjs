// HyperFormula over the sheet, warm, in this process: node --expose-gc hyperformula.mjs FOLDER RUNS
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HyperFormula } from 'hyperformula';

const [folder, runs] = [process.argv[2], Number(process.argv[3])];
const warmUps = 5;
// The formulas of the score sheet are ready before the clock starts, as they would lie in a workbook.
const scores = JSON.parse(readFileSync(join(folder, 'scores.json'), 'utf8'));
const milliseconds = [], parse = [], build = [];
let engine;

for (let run = -warmUps; run < runs; run++) {
  engine?.destroy();
  engine = undefined;
  const formulas = scores.map(row => [...row]);
  globalThis.gc();
  const begun = performance.now();
  const rows = readFileSync(join(folder, 'departments.csv'), 'utf8').trimEnd().split('\n').map(line => line.split(','));
  for (let i = 1; i < rows.length; i++)
    for (let j = 0; j < rows[i].length; j++)
      rows[i][j] = Number(rows[i][j]);
  const parsed = performance.now();
  engine = HyperFormula.buildFromSheets({ Data: rows, Scores: formulas }, { licenseKey: 'gpl-v3' });
  const sum = engine.getCellValue({ sheet: engine.getSheetId('Scores'), row: formulas.length - 1, col: 0 });
  const built = performance.now();
  if (typeof sum !== 'number')
    throw new Error(`the sum of all totals is ${JSON.stringify(sum)}`);
  if (run < 0)
    continue;
  milliseconds.push(built - begun);
  parse.push(parsed - begun);
  build.push(built - parsed);
}

const peakMegabytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
const values = engine.getSheetValues(engine.getSheetId('Scores')).slice(1, -1);
writeFileSync(join(folder, 'hyperformula.csv'), values.map(row => row.join(',') + '\n').join(''));
const median = list => list.toSorted((a, b) => a - b)[list.length >> 1];
console.log(JSON.stringify({
  version: `HyperFormula ${HyperFormula.version}, Node ${process.version.slice(1)}`,
  milliseconds,
  peakMegabytes,
  parts: { 'reading the sheet': median(parse), 'building both sheets with their values': median(build) },
}));

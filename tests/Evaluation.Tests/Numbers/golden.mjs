// The oracle of golden.tsv: arithmetic of evaluations, worked out without a line of the product's code.
//
// Make it again:  node tests/Evaluation.Tests/Numbers/golden.mjs            (writes golden.tsv beside this file)
// Only print it:  node tests/Evaluation.Tests/Numbers/golden.mjs --print
//
// Every number is a fraction of two BigInts, read from its decimal text; no floating point takes part. The random
// rows come from a seeded generator, so the same bytes come out on every machine.
//
// Rows: id, operation, inputs (decimals, comma between), expected, note. A last input p is a number of decimals.
// "Half up" is on the amount: a half goes away from zero, also below zero. A result at p decimals shows exactly p
// of them; an exact result shows none that it does not need. Zero has no sign. n/c: not computable.
//
//   div-round     a, b, p                       a ÷ b, half up at p                            b = 0: n/c
//   mul-div       a, b, c, p                    a × b ÷ c, half up at p                        c = 0: n/c
//   div-mul       a, b, c                       a ÷ b × c, exact, in whatever order it is done b = 0: n/c
//   percent       a, b, p                       a ÷ b × 100, half up at p                      b = 0: n/c
//   permille      a, b, p                       a ÷ b × 1000, half up at p                     b = 0: n/c
//   wan           yuan                          yuan ÷ 10000, half up at 2
//   yuan          wan                           wan × 10000, exact
//   round         x, p                          half up at p
//   truncate      x, p                          cut towards zero after p decimals
//   change        prior, current, p             (prior − current) ÷ prior × 100 at p           prior = 0: n/c
//   ratio-score   num, den, weight, p           num ÷ den × weight at p, at most weight        den = 0: n/c
//   target-score  actual, target, weight, p     weight from the target on, below it actual ÷ target × weight at p
//   step-ceil     value, at, size, deduct, w    below at: w − deduct × ⌈(at − value) ÷ size⌉, at least 0, exact
//   step-exact    value, at, size, deduct, w    below at: w − deduct × (at − value) ÷ size, at least 0, exact
//   over-zero     num, den, weight, p           num ÷ den × weight at p; above 100 per cent 0  den = 0: n/c
//   sum           x1, x2, …                     exact
//   survey5       n100, n75, n50, n25, n0, p    mean of the answers at p                       no answers: n/c

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Fractions: { n, d } with d above zero.

const fraction = (n, d = 1n) => (d < 0n ? { n: -n, d: -d } : { n, d });

function read(text) {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error(`not a decimal: ${text}`);
  const decimals = match[3] ?? '';
  const digits = BigInt(match[2] + decimals);
  return fraction(match[1] ? -digits : digits, 10n ** BigInt(decimals.length));
}

const add = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const subtract = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
const multiply = (a, b) => fraction(a.n * b.n, a.d * b.d);
const divide = (a, b) => fraction(a.n * b.d, a.d * b.n);
const compare = (a, b) => (a.n * b.d < b.n * a.d ? -1 : a.n * b.d > b.n * a.d ? 1 : 0);
const least = (a, b) => (compare(a, b) < 0 ? a : b);
const isZero = (a) => a.n === 0n;
const zero = fraction(0n);
const one = fraction(1n);
const whole = (value) => fraction(BigInt(value));

function ceiling(a) {
  const quotient = a.n / a.d;
  return fraction(a.n > 0n && quotient * a.d !== a.n ? quotient + 1n : quotient);
}

// Text: a count of units of 10^-p becomes a decimal with exactly p decimals.

function units(count, p) {
  const digits = (count < 0n ? -count : count).toString().padStart(p + 1, '0');
  const text = p === 0 ? digits : `${digits.slice(0, -p)}.${digits.slice(-p)}`;
  return count < 0n ? `-${text}` : text;
}

function halfUp(a, p) {
  const scaled = (a.n < 0n ? -a.n : a.n) * 10n ** BigInt(p);
  const count = (2n * scaled + a.d) / (2n * a.d);
  return units(a.n < 0n ? -count : count, p);
}

const cut = (a, p) => units((a.n * 10n ** BigInt(p)) / a.d, p);

function exact(a) {
  for (let p = 0; p <= 30; p++)
    if ((a.n * 10n ** BigInt(p)) % a.d === 0n) return units((a.n * 10n ** BigInt(p)) / a.d, p);
  throw new Error(`${a.n}/${a.d} has no end as a decimal`);
}

// The operations, as the table above.

const notComputable = 'n/c';

const operations = {
  'div-round': ([a, b], p) => (isZero(b) ? notComputable : halfUp(divide(a, b), p)),
  'mul-div': ([a, b, c], p) => (isZero(c) ? notComputable : halfUp(divide(multiply(a, b), c), p)),
  'div-mul': ([a, b, c]) => (isZero(b) ? notComputable : exact(multiply(divide(a, b), c))),
  percent: ([a, b], p) => (isZero(b) ? notComputable : halfUp(multiply(divide(a, b), whole(100)), p)),
  permille: ([a, b], p) => (isZero(b) ? notComputable : halfUp(multiply(divide(a, b), whole(1000)), p)),
  wan: ([yuan]) => halfUp(divide(yuan, whole(10000)), 2),
  yuan: ([wan]) => exact(multiply(wan, whole(10000))),
  round: ([x], p) => halfUp(x, p),
  truncate: ([x], p) => cut(x, p),
  change: ([prior, current], p) =>
    isZero(prior) ? notComputable : halfUp(multiply(divide(subtract(prior, current), prior), whole(100)), p),
  'ratio-score': ([num, den, weight], p) =>
    isZero(den) ? notComputable : halfUp(multiply(least(divide(num, den), one), weight), p),
  'target-score': ([actual, target, weight], p) =>
    halfUp(compare(actual, target) >= 0 ? weight : multiply(divide(actual, target), weight), p),
  'step-ceil': ([value, at, size, deduct, weight]) => step(value, at, weight, () =>
    multiply(deduct, ceiling(divide(subtract(at, value), size)))),
  'step-exact': ([value, at, size, deduct, weight]) => step(value, at, weight, () =>
    multiply(deduct, divide(subtract(at, value), size))),
  'over-zero': ([num, den, weight], p) => {
    if (isZero(den)) return notComputable;
    const rate = divide(num, den);
    return halfUp(compare(rate, one) > 0 ? zero : multiply(rate, weight), p);
  },
  sum: (values) => exact(values.reduce(add, zero)),
  survey5: (counts, p) => {
    const answers = counts.reduce(add, zero);
    if (isZero(answers)) return notComputable;
    const points = [100, 75, 50, 25, 0].map((worth, i) => multiply(whole(worth), counts[i])).reduce(add, zero);
    return halfUp(divide(points, answers), p);
  },
};

function step(value, at, weight, deduction) {
  if (compare(value, at) >= 0) return exact(weight);
  const left = subtract(weight, deduction());
  return exact(compare(left, zero) < 0 ? zero : left);
}

const takesPlaces = new Set(['div-round', 'mul-div', 'percent', 'permille', 'round', 'truncate', 'change',
  'ratio-score', 'target-score', 'over-zero', 'survey5']);

// The rows.

const rows = [];
const seen = new Set();
const count = {};

function row(operation, inputs, note = '') {
  const key = `${operation} ${inputs.join(',')}`;
  if (seen.has(key)) return false;
  seen.add(key);
  const p = takesPlaces.has(operation) ? Number(inputs.at(-1)) : undefined;
  const values = (p === undefined ? inputs : inputs.slice(0, -1)).map(read);
  count[operation] = (count[operation] ?? 0) + 1;
  const id = `${operation}-${String(count[operation]).padStart(3, '0')}`;
  rows.push([id, operation, inputs.join(','), operations[operation](values, p), note].join('\t'));
  return true;
}

const traps = (operation, lines) =>
  lines.forEach(([inputs, note]) => {
    if (!row(operation, inputs.split(','), note)) throw new Error(`twice: ${operation} ${inputs}`);
  });

// Chosen by hand: what binary fractions, banker's rounding, early rounding and spreadsheets get wrong.

traps('percent', [
  ['973,1000,1', 'a quotient rounded to two places on the way gives 97.0'],
  ['973,1000,2', 'the same at two decimals'],
  ['973,1000,15', 'the same at fifteen decimals'],
  ['61.5,62.46,2', 'an execution rate below 100 per cent'],
  ['61.5,62.46,1', 'the same at one decimal'],
  ['91.33,91.33,2', 'equal amounts are exactly 100'],
  ['1,3,2', 'no end'],
  ['2,3,2', 'no end, rounded up'],
  ['29,100,0', 'binary: 0.29 × 100 is 28.999999999999996'],
  ['57,100,0', 'binary: 0.57 × 100 is 56.99999999999999'],
  ['1.15,100,2', 'binary: 1.15 lies below its decimal'],
  ['0,0,2', 'nothing of nothing: neither 0 nor 100'],
  ['5,0,2', 'no denominator'],
  ['0,5,2', 'nothing of something is a rate'],
  ['99999999999.99,100000000000,2', 'rounds to 100 without being 100'],
  ['99994,100000,2', 'just below'],
  ['99995,100000,2', 'exact at two decimals'],
  ['999949,1000000,2', 'just below a half'],
  ['999950,1000000,2', 'exact'],
  ['999955,1000000,3', 'a half at the third decimal'],
  ['12345.675,10000,2', 'a half above 100 per cent'],
  ['-1,8,1', 'a half below zero goes away from zero'],
]);
traps('round', [
  ['1.005,2', 'binary: 1.00; decimal: 1.01'],
  ['2.675,2', 'binary: 2.67; decimal: 2.68'],
  ['0.285,2', 'binary: 0.28; decimal: 0.29'],
  ['1.115,2', 'binary: 1.11; decimal: 1.12'],
  ['1.015,2', 'binary: 1.01; decimal: 1.02'],
  ['4.35,1', 'binary: 4.3; decimal: 4.4'],
  ['0.5,0', 'to even would be 0'],
  ['1.5,0', 'to even and half up agree'],
  ['2.5,0', 'to even would be 2'],
  ['0.125,2', 'to even would be 0.12'],
  ['0.375,2', 'to even and half up agree'],
  ['-0.5,0', 'away from zero'],
  ['-1.005,2', 'away from zero'],
  ['-2.5,0', 'away from zero; towards plus infinity would be -2'],
  ['-0.004,2', 'zero has no sign'],
  ['-0.005,2', 'the smallest that does not vanish'],
  ['0.00499999999999999,2', 'a double at 2 decimals may round it up'],
  ['0.0049999999999999999999,2', 'more digits than a double holds'],
  ['9.995,2', 'carries into a new digit'],
  ['99.995,2', 'carries twice'],
  ['999999999.995,2', 'carries far'],
  ['99999999999.99,0', 'large money'],
  ['99999999999.99,1', 'large money'],
  ['99999999999.995,2', 'large money, a half'],
  ['1.4999999999,0', 'rounding in two steps would give 2'],
  ['0.4445,3', 'one step'],
  ['0.4445,0', 'rounding digit by digit would give 1'],
]);
traps('truncate', [
  ['1.019,2', 'cut, not rounded'],
  ['1.999,2', 'cut, not rounded'],
  ['0.29,2', 'nothing to cut; binary: 0.28'],
  ['4.35,2', 'nothing to cut; binary: 4.34'],
  ['1.1,1', 'nothing to cut'],
  ['-1.019,2', 'towards zero'],
  ['-1.999,2', 'towards zero; downwards would be -2.00'],
  ['-0.009,2', 'zero has no sign'],
  ['99999999999.999,2', 'large money'],
  ['2.9999999999999999999,0', 'more digits than a double holds'],
  ['7,2', 'decimals are shown'],
]);
traps('div-round', [
  ['1,3,2', 'no end'],
  ['2,3,2', 'no end, rounded up'],
  ['2,3,0', 'to a whole number'],
  ['1,8,2', 'a half: to even would be 0.12'],
  ['3,8,2', 'a half'],
  ['201,200,2', '1.005'],
  ['107,40,2', '2.675'],
  ['57,200,2', '0.285'],
  ['-1,8,2', 'a half below zero'],
  ['1,-8,2', 'the sign of the divisor'],
  ['-1,-8,2', 'both signs'],
  ['0,7,2', 'nothing'],
  ['0,0,2', 'not computable, not zero'],
  ['7,0,2', 'not computable, not infinite'],
  ['-1,1000,2', 'zero has no sign'],
  ['99999999999.99,3,2', 'large money'],
  ['99999999999.99,7,4', 'large money'],
  ['0.01,99999999999.99,20', 'very small'],
  ['1,6,4', 'rounded up'],
  ['1,7,15', 'fifteen decimals'],
]);
traps('mul-div', [
  ['61.5,100,62.46,2', 'times 100 first'],
  ['87,2.3,0.01,0', 'a divisor below one'],
  ['973,100,1000,1', 'times 100 first'],
  ['1,1,3,2', 'no end'],
  ['0.1,3,0.3,2', 'binary: 0.1 × 3 is not 0.3'],
  ['0.1,0.2,0.02,2', 'binary: 0.1 × 0.2 is not 0.02'],
  ['1.1,1.1,1,2', 'binary: 1.2100000000000002'],
  ['4.35,100,1,0', 'binary: 434.99999999999994'],
  ['1.005,1,1,2', 'a half'],
  ['98.46,4,100,2', 'a rate times a weight'],
  ['5,5,0,2', 'not computable'],
  ['0,0,0,2', 'not computable'],
  ['0,5,5,2', 'nothing'],
  ['-3,5,8,2', 'a half below zero'],
  ['99999999999.99,99999999999.99,99999999999.99,2', 'large money cancels'],
  ['99999999999.99,100,33333333333.33,2', 'large money'],
]);
traps('div-mul', [
  ['973,1000,100', 'division first'],
  ['1,3,3', 'one third three times is one'],
  ['2,3,3', 'two thirds three times is two'],
  ['1,49,49', 'binary: 0.9999999999999999'],
  ['10,7,14', 'a quotient without end, a product with one'],
  ['61.5,62.46,62.46', 'back to where it began'],
  ['100,3,0.03', 'back to one'],
  ['1,6,1.2', 'exact'],
  ['0,7,3', 'nothing'],
  ['5,0,3', 'not computable, even when multiplied by anything'],
  ['5,0,0', 'not computable, even when multiplied by nothing'],
  ['-7,9,27', 'below zero'],
  ['99999999999.99,3,3', 'large money'],
  ['99999999999.99,99999999999.99,100', 'large money over itself'],
  ['0.07,1,100', 'binary: 7.000000000000001'],
  ['1,1000000007,1000000007', 'a large prime'],
]);
traps('permille', [
  ['1,1000,0', 'one in a thousand'],
  ['3,7,2', 'no end'],
  ['973,1000,0', 'exact'],
  ['0.035,1000,3', 'exact'],
  ['1,16,1', 'exact'],
  ['1,16000,3', 'a half at the fourth decimal'],
  ['0,0,2', 'not computable'],
  ['4,0,2', 'not computable'],
  ['0,4,2', 'nothing'],
  ['12,365000,4', 'deaths per thousand'],
  ['-1,16000,3', 'a half below zero'],
]);
traps('wan', [
  ['5000', 'half of one: 0.50'],
  ['50', 'half of the last decimal goes up'],
  ['49.99', 'just below a half'],
  ['50.01', 'just above a half'],
  ['150', 'to even would be 0.02 too'],
  ['250', 'to even would be 0.02'],
  ['0', 'nothing'],
  ['0.01', 'vanishes'],
  ['10000', 'exactly one'],
  ['10050', '1.005: binary 1.00'],
  ['26750', '2.675: binary 2.67'],
  ['2850', '0.285'],
  ['913300', '91.33'],
  ['99999999999.99', 'large money'],
  ['99999999949.99', 'just below a half'],
  ['99999999950', 'a half that carries'],
  ['-50', 'a half below zero'],
  ['-49.99', 'zero has no sign'],
  ['-10050', 'a half below zero'],
]);
traps('yuan', [
  ['1', 'one'],
  ['0.01', 'the smallest printed amount'],
  ['91.33', 'exact'],
  ['0.07', 'binary: 700.0000000000001'],
  ['0.57', 'binary: 5699.999999999999'],
  ['62.46', 'exact'],
  ['61.5', 'exact'],
  ['442.81', 'exact'],
  ['5052.85', 'exact'],
  ['1.0057', 'exact'],
  ['0.000001', 'one fen'],
  ['9999999.999999', 'large money in fen'],
  ['99999999999.99', 'large money'],
  ['-0.07', 'below zero'],
  ['0', 'nothing'],
]);
traps('change', [
  ['5052.85,4610.04,2', 'a fall'],
  ['100,110,2', 'a rise is negative'],
  ['100,300,2', 'a rise above 100 per cent'],
  ['0,5,2', 'a prior year of zero'],
  ['0,0,2', 'zero in both years'],
  ['5,0,2', 'down to nothing'],
  ['7,7,2', 'no change'],
  ['3,4,2', 'a third more'],
  ['3,2,2', 'a third less'],
  ['8,9,1', 'minus 12.5'],
  ['80,81,1', 'minus 1.25: away from zero'],
  ['80,79,1', '1.25: a half'],
  ['10000,10000.4,2', 'zero has no sign'],
  ['10000,10000.5,2', 'minus 0.005: away from zero'],
  ['62.46,61.5,2', '100 − 61.5 ÷ 62.46 × 100'],
  ['62.46,61.5,4', '100 − 61.5 ÷ 62.46 × 100'],
  ['99999999999.99,99999999999.98,2', 'large money, one fen'],
  ['99999999999.99,99999999999.98,12', 'large money, one fen, twelve decimals'],
]);
traps('ratio-score', [
  ['61.5,62.46,4,2', 'a rate of execution'],
  ['973,1000,10,2', 'exact'],
  ['1,1,5,2', 'full'],
  ['6,5,5,2', 'capped at the weight'],
  ['1000001,1000000,5,2', 'just above'],
  ['999999,1000000,5,2', 'rounds to the weight without reaching it'],
  ['999,1000,5,2', 'a half: 4.995'],
  ['201,400,2,2', '1.005'],
  ['0,5,5,2', 'nothing'],
  ['0,0,5,2', 'not computable: neither 0 nor the weight'],
  ['3,0,5,2', 'not computable'],
  ['1,3,3,2', 'one third of three is one'],
  ['2,3,1.5,2', 'exact'],
  ['1,7,7,4', 'exact'],
  ['99999999999.98,99999999999.99,6,2', 'large money'],
]);
traps('target-score', [
  ['95,95,6,2', 'reached exactly'],
  ['94.99,95,6,2', 'just below'],
  ['95.01,95,6,2', 'just above earns no more'],
  ['200,95,6,2', 'far above earns no more'],
  ['90,95,6,2', 'below'],
  ['0,95,6,2', 'nothing'],
  ['84.9999,85,5,2', 'rounds to the weight without reaching it'],
  ['67,200,3,2', '1.005'],
  ['1,3,3,2', 'exact'],
  ['97.3,97.3,4,2', 'binary: equal when read from text'],
  ['0.3,0.3,2,2', 'binary: equal when read from text'],
  ['99999999999.98,99999999999.99,4,2', 'large money'],
]);
traps('step-ceil', [
  ['98.46,100,1,0.1,4', '1.54 points below: a started step counts whole'],
  ['98.00,100,1,0.1,4', 'exactly two steps, not three'],
  ['97.99,100,1,0.1,4', 'a trace of the third step'],
  ['98.01,100,1,0.1,4', 'a trace short of two steps'],
  ['99.999999,100,1,0.1,4', 'a trace of the first step'],
  ['100,100,1,0.1,4', 'reached'],
  ['100.01,100,1,0.1,4', 'above earns no more'],
  ['0,100,1,0.1,4', 'floor'],
  ['60,100,1,0.1,4', 'exactly down to zero'],
  ['61,100,1,0.1,4', 'one step above zero'],
  ['97.3,100,0.1,0.1,5', '27 steps of a tenth; binary: 28'],
  ['99.7,100,0.1,0.5,5', 'three steps; binary: 2.9999999999999716'],
  ['99.4,100,0.3,1,5', 'two steps of three tenths'],
  ['94.1,95,0.3,1,5', 'three steps of three tenths; binary: 4'],
  ['95,100,5,1,3', 'one large step'],
  ['94.99,100,5,1,3', 'two large steps'],
  ['0,1,0.1,0.1,2', 'ten steps'],
  ['98.00,100,1,0.3,0.6', 'exactly to zero'],
]);
traps('step-exact', [
  ['98.46,100,1,0.1,4', '1.54 steps'],
  ['98.00,100,1,0.1,4', 'exactly two steps'],
  ['97.99,100,1,0.1,4', 'a hundredth of a step more'],
  ['100,100,1,0.1,4', 'reached'],
  ['100.5,100,1,0.1,4', 'above earns no more'],
  ['60,100,1,0.1,4', 'exactly down to zero'],
  ['59.99,100,1,0.1,4', 'floor'],
  ['60.01,100,1,0.1,4', 'a trace above zero'],
  ['97.3,100,0.1,0.1,5', '27 steps'],
  ['99.7,100,0.1,0.5,5', 'three steps'],
  ['92.5,95,5,1,3', 'half a step'],
  ['98.00,100,1,0.3,0.6', 'exactly to zero'],
]);
traps('over-zero', [
  ['100,100,3,2', 'exactly 100 per cent stays full'],
  ['100.01,100,3,2', 'a trace above: nothing'],
  ['99.99,100,3,2', 'a trace below; rounds to the weight'],
  ['90.81,100,2,2', 'a rate below'],
  ['100,90.81,2,2', 'its inverse: nothing'],
  ['1000000001,1000000000,5,2', 'rounds to 100 per cent and is above it: nothing'],
  ['0,100,3,2', 'nothing'],
  ['0,0,3,2', 'not computable'],
  ['3,0,3,2', 'not computable: no rate above 100 either'],
  ['0.3,0.3,3,2', 'binary: equal when read from text'],
  ['99999999999.99,99999999999.99,3,2', 'large money'],
  ['99999999999.99,99999999999.98,3,2', 'large money, one fen above'],
]);
traps('sum', [
  ['0.1,0.2', 'binary: 0.30000000000000004'],
  ['0.1,0.2,-0.3', 'binary: not zero'],
  ['0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1', 'binary: 0.9999999999999999'],
  ['1.1,2.2', 'binary: 3.3000000000000003'],
  ['99999999999.99,0.01', 'large money'],
  ['99999999999.99,99999999999.99,99999999999.99', 'large money three times'],
  ['10000000000000000,1,-10000000000000000', 'binary: 0'],
  ['5052.85,-4610.04', 'a difference'],
  ['100,-99.99', 'a hundredth'],
  ['3.8,5.86,20,19.5,46.52', 'scores of parts'],
  ['0,0', 'nothing'],
]);
traps('survey5', [
  ['1,0,0,0,0,2', 'one answer, the best'],
  ['0,0,0,0,1,2', 'one answer, the worst: 0 is an answer'],
  ['0,0,0,0,0,2', 'nobody answered'],
  ['1,1,1,1,1,2', 'the middle'],
  ['2,1,0,0,0,2', 'no end'],
  ['1,2,0,0,0,2', 'no end'],
  ['30,12,5,2,1,2', 'fifty answers'],
  ['1,1,0,0,0,0', 'a half: 87.5'],
  ['0,0,1,1,0,0', 'a half: 37.5, and to even agrees'],
  ['1,0,0,1,0,0', 'a half: 62.5, to even would be 62'],
  ['7,0,0,1,0,2', 'a half at the third decimal: 90.625'],
  ['1000000,1,0,0,0,2', 'rounds to 100'],
]);

// By chance, with a fixed seed: most of them on a border, one unit below it or one above.

let state = 20240517;
function chance(limit) {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % limit;
}
const between = (low, high) => low + chance(high - low + 1);
const pick = (list) => list[chance(list.length)];
const decimal = (high, places) => units(BigInt(chance(high)) * 10n ** BigInt(places) + BigInt(chance(10 ** places)), places);
const positive = (high, places) => exact(add(read(decimal(high, places)), read(units(1n, places))));
const money = () => positive(pick([100, 10000, 1000000, 2000000000]), 2);
const nudge = () => pick(['0', '0', '0.000001', '-0.000001']);
const notes = { 0: 'on the border', '0.000001': 'just above the border', '-0.000001': 'just below the border' };
const weights = ['1', '1.5', '2', '3', '4', '5', '6', '8', '10', '12.5'];

/** A value halfway between two neighbours at p decimals, times a factor, with a nudge. */
function half(p, high, factor = one) {
  const odd = fraction(BigInt(2 * chance(high) + 1), 2n * 10n ** BigInt(p));
  const move = nudge();
  return [exact(add(multiply(odd, factor), read(move))), notes[move]];
}

const negate = (text) => (/^[0.]*$/.test(text) ? text : `-${text}`);
const maybeNegative = (text) => (chance(4) === 0 ? negate(text) : text);

function fill(operation, wanted, make) {
  const target = (count[operation] ?? 0) + wanted;
  while (count[operation] < target) row(operation, ...make());
}

fill('div-round', 70, () => {
  const p = between(0, 4);
  const b = positive(500, between(0, 2));
  if (chance(3) === 0) return [[maybeNegative(money()), b, `${p}`], 'by chance'];
  const [a, note] = half(p, 3000, read(b));
  return [[maybeNegative(a), b, `${p}`], note];
});
fill('mul-div', 70, () => {
  const p = between(0, 4);
  const b = pick(['2', '4', '5', '8', '10', '100', '1000']);
  const c = positive(500, between(0, 2));
  if (chance(3) === 0) return [[maybeNegative(money()), b, c, `${p}`], 'by chance'];
  const [a, note] = half(p, 3000, divide(read(c), read(b)));
  return [[maybeNegative(a), b, c, `${p}`], note];
});
fill('div-mul', 70, () => {
  const b = positive(1000, between(0, 2));
  const c = exact(multiply(read(b), fraction(BigInt(between(1, 400)), pick([1n, 2n, 4n, 5n, 10n, 100n]))));
  return [[maybeNegative(money()), b, c], 'by chance'];
});
for (const [operation, scale] of [['percent', 100], ['permille', 1000]])
  fill(operation, 70, () => {
    const p = between(0, 3);
    const b = pick([() => `${between(1, 2000)}`, money])();
    if (chance(3) === 0) return [[money(), b, `${p}`], 'by chance'];
    const [a, note] = half(p, scale * 12, divide(read(b), whole(scale)));
    return [[a, b, `${p}`], note];
  });
fill('wan', 70, () => {
  if (chance(3) === 0) return [[maybeNegative(money())], 'by chance'];
  const move = pick(['0', '0', '0.01', '-0.01']);
  const yuan = exact(add(whole(100 * chance(20000000) + 50), read(move)));
  return [[maybeNegative(yuan)], move === '0' ? 'on the border' : 'one fen beside the border'];
});
fill('yuan', 70, () => [[maybeNegative(positive(pick([10, 1000, 10000000]), between(0, 6)))], 'by chance']);
fill('round', 70, () => {
  const p = between(0, 4);
  const [x, note] = half(p, pick([100, 100000, 2000000000]));
  return [[maybeNegative(x), `${p}`], note];
});
fill('truncate', 70, () => {
  const p = between(0, 4);
  const move = nudge();
  const x = exact(add(fraction(BigInt(1 + chance(1000000)), 10n ** BigInt(p)), read(move)));
  return [[maybeNegative(x), `${p}`], notes[move]];
});
fill('change', 70, () => {
  const p = between(0, 3);
  const prior = money();
  if (chance(3) === 0) return [[prior, money(), `${p}`], 'by chance'];
  // Half a unit above or below no change: the current year follows from the prior one.
  const [percent, note] = half(p, 9000 * p + 90);
  const sign = pick([1n, -1n]);
  const fall = multiply(multiply(read(percent), fraction(sign, 100n)), read(prior));
  const current = subtract(read(prior), fall);
  return current.n < 0n
    ? [[prior, '0', `${p}`], 'down to nothing']
    : [[prior, exact(current), `${p}`], sign > 0n ? `a fall, ${note}` : `a rise, ${note}`];
});
fill('ratio-score', 70, () => {
  const weight = pick(weights);
  const den = pick([() => `${between(1, 400)}`, money])();
  if (chance(4) === 0) return [[exact(add(read(den), read(nudge()))), den, weight, '2'], 'around 100 per cent'];
  if (chance(4) === 0) return [[money(), den, weight, '2'], 'by chance'];
  // num = half × den ÷ weight; a weight of 3 or 6 has no end as a divisor, so the denominator takes it.
  const times = exact(multiply(read(den), read(weight)));
  const [num, note] = half(2, 150);
  return [[exact(multiply(read(num), read(den))), times, weight, '2'], note];
});
fill('target-score', 70, () => {
  const weight = pick(weights);
  const target = pick(['80', '85', '90', '95', '98', '100', `${between(1, 300)}`, '97.3', '0.6']);
  if (chance(2) === 0) {
    const move = nudge();
    return [[exact(add(read(target), read(move))), target, weight, '2'], notes[move]];
  }
  return [[decimal(Math.max(1, Math.floor(Number(target))), 2), target, weight, '2'], 'by chance'];
});
for (const [operation, sizes] of [
  ['step-ceil', ['1', '2', '3', '5', '10', '0.1', '0.3', '0.5', '0.7', '1.5']],
  ['step-exact', ['1', '2', '4', '5', '10', '0.1', '0.5', '0.25', '2.5']],
])
  fill(operation, 70, () => {
    const size = pick(sizes);
    const at = pick(['100', '100', '95', '90', '85', '60', '98.5']);
    const deduct = pick(['0.1', '0.2', '0.3', '0.5', '1', '0.05']);
    const move = nudge();
    const steps = multiply(read(size), whole(chance(15)));
    const value = add(subtract(read(at), steps), read(move));
    return [[exact(value.n < 0n ? zero : value), at, size, deduct, pick(weights)], notes[move]];
  });
fill('over-zero', 70, () => {
  const weight = pick(weights);
  const den = money();
  if (chance(2) === 0) {
    const move = nudge();
    return [[exact(add(read(den), read(move))), den, weight, '2'], notes[move]];
  }
  return [[exact(multiply(read(den), fraction(BigInt(between(0, 1100)), 1000n))), den, weight, '2'], 'by chance'];
});
fill('sum', 70, () => [
  Array.from({ length: between(2, 24) }, () => maybeNegative(pick([() => decimal(20, between(1, 3)), money])())),
  'by chance',
]);
fill('survey5', 70, () => [
  [...Array.from({ length: 5 }, () => `${chance(pick([3, 40, 900]))}`), `${between(0, 2)}`],
  'by chance',
]);

for (const operation of Object.keys(operations))
  if (!(count[operation] >= 60)) throw new Error(`too few rows: ${operation}`);

const text = ['id\toperation\tinputs\texpected\tnote', ...rows].join('\n') + '\n';
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(fileURLToPath(new URL('golden.tsv', import.meta.url)), text);

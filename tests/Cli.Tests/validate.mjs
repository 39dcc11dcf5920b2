// Standard input: [{ schema, document }, …] with the file name of a schema and a document as text.
// Standard output: for each of them the list of what is wrong.
import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'

const folder = process.argv[2]
const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true })
for (const name of ['indicator.json', 'scorecard.json', 'verify.json'])
  ajv.addSchema(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))

const answers = JSON.parse(readFileSync(0, 'utf8')).map(({ schema, document }) => {
  const valid = ajv.getSchema(schema)
  return valid(JSON.parse(document)) ? [] : valid.errors.map(error => `${error.instancePath} ${error.message}`)
})
process.stdout.write(JSON.stringify(answers))

import { endProcess } from '../../publishing/end-process.ts'
import { examine } from './examine.ts'
import { reportToLine } from './report.ts'

/** `npm run doctor`: one line for each part; ends with 1 where something is wrong. */
const reports = await examine(process.env)
for (const report of reports) console.log(reportToLine(report))
endProcess(reports.some(({ verdict }) => verdict === 'problem') ? 1 : 0)

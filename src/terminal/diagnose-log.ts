import { diagnose, type Diagnosis } from '../core/diagnosis/diagnosis.ts';
import type { LogInput } from './log-input.ts';
import type { Reference } from './reference.ts';
import type { Found } from './report.ts';

/** What a log says, its known errors each with its page. */
export interface LogReading {
  file?: string;
  diagnosis: Diagnosis;
  found: Found[];
}

/** Matches a log as it was read; `warn` says when its middle was passed over. */
export async function diagnoseLog(
  reference: Reference,
  { text, skipped }: LogInput,
  warn: (sentence: string) => void,
  file?: string,
): Promise<LogReading> {
  if (skipped > 0) warn(`the log is very long; ${skipped} bytes in its middle were passed over.`);
  return diagnoseText(reference, text, file);
}

/** Matches a log. */
export async function diagnoseText(
  reference: Pick<Reference, 'matcher' | 'page'>,
  text: string,
  file?: string,
): Promise<LogReading> {
  const diagnosis = diagnose(reference.matcher(), text);
  const found = await Promise.all(
    diagnosis.findings.map(async (finding) => ({ finding, page: await reference.page(finding.id), file })),
  );
  return { file, diagnosis, found };
}

/** What a reader is told of a command's risk. */
export const RISK_LABELS = {
  inspects: 'Read-only',
  changes: 'Changes your system',
  destroys: 'Destroys',
} as const;

/** Finds `{{name}}`, but neither `${{name}}` of workflow files nor `{{.Field}}` of Go templates. */
export const COMMAND_HOLE = /(?<!\$)\{\{([A-Za-z][A-Za-z0-9]*)\}\}/g;

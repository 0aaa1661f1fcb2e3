/** The shells a command can be written for; `bash` stands for every POSIX shell, zsh and dash among them. */
export type Shell = 'bash' | 'powershell' | 'fish' | 'cmd';

import { createTransport } from 'nodemailer';
import type { MailServer } from '../../config/config.ts';
import type { Database } from '../../db/database.ts';

/** Says nothing to whoever asked, whatever becomes of it: an answer would tell whether there is an account. */
export function createResetMailer(
  { prisma }: Database,
  { url: server, from }: MailServer,
  url: string,
  log: (line: string, error?: unknown) => void,
): (user: { readonly id: string; readonly email: string }, token: string) => void {
  const transport = createTransport(server);
  const send = async (userId: string, email: string, token: string): Promise<void> => {
    // Whoever signs in at a provider would get a second way in, past what the provider asks of them.
    if ((await prisma.signInMethod.count({ where: { userId, password: { not: null } } })) === 0) return;
    await transport.sendMail({ from, to: email, ...resetMail(`${url}/reset-password/${token}`) });
  };
  return ({ id, email }, token) => {
    send(id, email, token).catch((error: unknown) =>
      log('A link for a new password could not be sent', error),
    );
  };
}

/** In both languages: nobody has said yet which one they read. */
function resetMail(link: string): { readonly subject: string; readonly text: string } {
  return {
    subject: 'Cradle: a new password / 设置新密码',
    text: [
      'Somebody, hopefully you, wants to set a new password for your account with Cradle.',
      'This link works once, within an hour. If it was not you, ignore it: nothing has changed.',
      link,
      '有人（可能是您本人）申请为您的 Cradle 账户设置新密码。',
      '以上链接一小时内有效，仅可使用一次。若非您本人操作，请忽略本邮件，账户不会有任何变化。',
    ].join('\n\n'),
  };
}

// Refusals around where messages come from; also what is said of a source that could not be read.
import type { Sayings } from '../../refusals.ts';

export const sources: Sayings = {
  'source.not_found': 'This source of messages is not here.',
  'source.not_yours': 'Sources of messages are their owner’s alone.',
  'source.too_many': ({ most = 20 }) =>
    `You have ${most} sources already. Forget one of them first, then there is room for another.`,
  'source.paused': 'It is paused. Resume it, and it is read at once.',
  'source.not_paused': 'It is not paused.',
  'source.read_already': 'Everything in it has been read.',
  'source.unreadable': 'What opens it cannot be read any more. Forget it, and connect it anew.',
  'source.unexpected':
    'Something went wrong here while it was read. It is not your fault; it is tried again by itself.',
  'mailbox.not_found': 'This mailbox is not here.',
  'mailbox.not_yours': 'A mailbox is its owner’s alone.',
  'mailbox.not_a_mailbox': 'This is no mailbox: what was dropped in has neither folders nor a password.',
  'mailbox.already': ({ name = '' }) => `This mailbox is connected already, as “${name}”.`,
  'mailbox.unknown_host': ({ host = 'this name' }) =>
    `There is no server called ${host}. Please look at its name once more; your provider’s help pages list it under IMAP.`,
  'mailbox.private_host':
    'This server lies inside the network of this Throughline, where connections are not allowed. Whoever runs it can allow this server (THROUGHLINE_MAIL_HOSTS).',
  'mailbox.needs_safety':
    'Without TLS your password could be read on its way. Please choose TLS or STARTTLS.',
  'mailbox.refused_password':
    'The server does not take this name with this password. Many providers want an app password here, made in their settings, and the whole e-mail address as the name.',
  'mailbox.unreachable':
    'The server cannot be reached there. Please look at its name and port (993 for TLS, 143 for STARTTLS); it may also be away for a while.',
  'mailbox.silent':
    'The server answers the call and then says nothing. Please look whether the port fits the kind of connection (993 for TLS, 143 for STARTTLS).',
  'mailbox.untrusted':
    'The connection is not safe: the server’s certificate does not hold for this name, or it offers no TLS. Nothing was sent to it. Please look at the server’s name.',
  'mailbox.not_imap': 'What answers there does not speak IMAP. Please look at the name and the port.',
  'mailbox.folder_gone':
    'A folder that was chosen is not there any more. Please choose the folders once more.',
  'mailbox.no_folders': 'This mailbox has no folder that can be read.',
  'mailbox.cut': 'The connection to the server was cut. It is tried again; nothing is lost.',
  'mailbox.by_consent': 'This mailbox is opened by your consent, not by a password.',
  'files.not_found': 'These files are not here.',
  'files.not_yours': 'Files are whoever’s who dropped them in.',
  'files.none': 'Please choose at least one file.',
  'files.too_many': ({ most = 200 }) => `These are too many files at once: ${most} is the most.`,
  'files.no_room':
    'There is not enough room on this server’s disk for that, so nothing was kept. Please ask whoever runs it to make room.',
  'files.broken_off':
    'The files did not arrive to their end, so nothing was kept. Please send them once more.',
  'files.gone': 'The files are not here any more. Please drop them in once more.',
  'files.being_read': 'The files before are still being read. Please add these once that is done.',
  'files.into_mailbox': 'Files cannot be put into a mailbox. Please drop them in by themselves.',
  'files.not_mail':
    'No messages were found in it. What can be read: mailbox files (mbox, also .gz), letters (.eml), calendars (.ics), Slack exports (.zip).',
  'files.empty': 'There is nothing in it.',
  'files.broken': 'It breaks off or is damaged; what could be read of it was kept.',
  'consent.not_found': 'There is no such consent here.',
  'consent.not_yours': 'A consent is given by whoever the mailbox belongs to.',
  'consent_client.not_found': 'There is nothing at this address.',
  'consent_client.not_yours': 'This is for whoever runs this Throughline.',
  'consent.no_client':
    'Mail of this provider cannot be opened here by consent: whoever runs this Throughline has to register it there first.',
  'consent.not_asked':
    'This answer belongs to no question of yours, or the question is older than ten minutes. Please begin once more.',
  'consent.denied': 'The provider says that you did not consent, so nothing was connected.',
  'consent.refused':
    'The provider did not take the question. Whoever runs this Throughline should look at what is registered there.',
  'consent.unreachable': 'The provider cannot be reached right now. Please try again in a while.',
  'consent.other_mailbox': ({ user = '' }) =>
    `What you consented to does not open the mailbox of ${user}. Please choose that account at the provider, or begin with its address.`,
  'mailbox.consent_ended':
    'The provider does not accept your consent any more. Please connect this mailbox once more.',
};

// Passwords that are tried first: common stems, whatever digits, signs and doublings are put around them.

const STEMS: ReadonlySet<string> = new Set(
  `password passwort passwd passphrase motdepasse contrasena senha parola haslo wachtwoord salasana losenord
  passpass mypassword newpassword oldpassword password password1 thepassword yourpassword userpassword letmein
  letmeinnow welcome welcomeback welcomehome willkommen bienvenue bienvenido benvenuto changeme changethis
  changeit pleasechange temporary temppass default defaultpass qwerty qwertz azerty qwertyuiop qwertzuiop azertyuiop
  asdfgh asdfghjkl asdfghjk yxcvbnm zxcvbnm zxcvbn qazwsx qazwsxedc qwerasdf qweasd qweasdzxc qwertyqwerty asdasd
  asdfasdf qweqwe wasdwasd poiuytrewq lkjhgfdsa mnbvcxz abcdef abcdefg abcdefgh abcabc abcd abc aaa
  iloveyou iloveyousomuch ilovemyself ilovegod ilovejesus ilovemom ilovemydog iloveme loveyou lovelove loveme
  teamo tequiero jetaime ichliebedich tiamo mylove truelove foreverlove babygirl babyboy sweetheart sweetie princess
  princesa prinzessin queen kingking princeofpersia sunshine sonnenschein rainbow moonlight starlight starwars startrek
  superman batman spiderman ironman wonderwoman pokemon pikachu dragon dragonball monkey butterfly
  schmetterling flower blossom chocolate schokolade cookie cupcake football fussball futbol baseball basketball soccer
  hockey softball volleyball liverpool liverpoolfc arsenal chelsea chelseafc manchester manchesterunited
  barcelona realmadrid juventus bayern bayernmunchen borussia galatasaray fenerbahce besiktas yankees lakers cowboys
  steelers packers redsox michael michelle jennifer jessica ashley daniel thomas robert andrew joshua matthew
  charlie jordan hunter ranger harley mustang ferrari porsche mercedes corvette computer internet
  keyboard samsung iphone apple google facebook instagram linkedin youtube microsoft windows linux ubuntu
  admin administrator administrador root rootroot superuser user username guest guestguest test testtest testing
  testpassword tester demo demodemo login loginlogin access accessgranted master masterkey mastermaster secret
  secretsecret topsecret geheim geheimnis security secure securepassword private hello hellohello hellokitty helloworld
  hallo hallohallo hallowelt bonjour bonjourlemonde holahola goodmorning goodnight goodluck trustno trustnoone whatever
  nothing nopassword nopass idontknow dontknow forgotten iforgot iforgotit remember rememberme nevermind
  freedom freiheit liberty america american australia germany deutschland england scotland ireland canada france
  espana mexico brasil india pakistan china japan london berlin munchen hamburg paris newyork losangeles chicago texas
  california florida jesus jesuschrist jesusislord jesussaves jesuslovesme godisgood godisgreat christ blessed
  angel angels angelina heaven faith hope family familyfirst familia familie mother father mommy daddy mommydaddy
  brother sister bestfriend bestfriends friends friendsforever friendship forever foreveryoung always
  happy happyday happybirthday happynewyear merrychristmas christmas halloween birthday summer sommer winter
  spring autumn january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday money moneymoney million millionaire success winner champion
  champions number numberone ninja samurai warrior soldier killer shadow phoenix tiger tigger panther lion
  elephant dolphin kitty kitten puppy doggy horses purple orange yellow silver golden diamond crystal
  starfish snowball snowflake thunder lightning storm blackjack poker gaming gamer minecraft fortnite roblox
  counterstrike leagueoflegends callofduty playstation nintendo matrix terminator gandalf
  frodo hobbit lordoftherings harrypotter hogwarts dumbledore voldemort gameofthrones winteriscoming correcthorse
  correcthorsebatterystaple opensesame abracadabra hocuspocus supercalifragilistic letmeinplease pleaseletmein
  thisismypassword thisisapassword thisispassword mypasswordis mypasswordispassword passwordpassword
  iamthebest iamawesome awesome fantastic beautiful wonderful amazing gorgeous
  productmanager designer coaching coach coachcoach manager company office business work working`.split(
    /\s+/,
  ),
);

const ROWS: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'zaq12wsxcde34rfvbgt56yhn',
];

const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
};

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '');
const unmasked = (text: string): string => text.replace(/[0134578@$!|]/g, (sign) => LOOKALIKES[sign] ?? sign);
/** Without the digits and signs before and after it: `!!sunshine2024` is `sunshine`. */
const core = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** The shortest piece that the text is a repetition of. */
function piece(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, at);
}

function isWalk(text: string): boolean {
  if (text.length < 4) return true;
  return ROWS.some((row) => {
    const back = [...row].reverse().join('');
    return row.includes(text) || back.includes(text);
  });
}

function isStem(text: string): boolean {
  return text === '' || STEMS.has(text) || STEMS.has(piece(text));
}

/** Whether a password is among those tried first. Case, look-alike signs, digits around and doubling change nothing. */
export function isCommon(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const unit = piece(text);
  if (unit.length <= 4 || isWalk(unit) || /^\d+$/.test(unit)) return true;
  const forms = [lettersOf(text), lettersOf(unmasked(text)), lettersOf(unmasked(core(text)))];
  return forms.some((form) => isStem(form) || isWalk(piece(form)));
}

/** Whether little is left of a password once these words (a name, an address, the product) are taken out of it. */
export function isAbout(password: string, words: readonly string[], atLeast: number): boolean {
  const parts = words
    .flatMap((word) =>
      word
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((part) => part.length >= 3)
    .sort((one, other) => other.length - one.length);
  let left = password.normalize('NFKC').toLowerCase();
  for (const part of parts) left = left.replaceAll(part, '');
  if (left.length === password.length) return false;
  return left.replace(/[^\p{L}\p{N}]/gu, '').length < atLeast;
}

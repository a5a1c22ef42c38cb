// Words that say nothing about what a text is about, in four languages, and common words that say little.

/** Function words of English, German, French and Spanish, and the small change of letters; left out altogether. */
export const STOP_WORDS =
  'a about above after again against all also am an and any are aren as at be because been before being below between both but by ' +
  'can cannot could couldn did didn do does doesn doing don down during each few for from further had hadn has hasn have haven having ' +
  'he her here hers herself him himself his how i if in into is isn it its itself just let ll me more most mustn my myself no nor not ' +
  'now of off on once one only or other our ours ourselves out over own re same shall shan she should shouldn so some such than that ' +
  'the their theirs them themselves then there these they this those through to too under until up us ve very via was wasn we were ' +
  'weren what when where which while who whom whose why will with within without won would wouldn you your yours yourself yourselves ' +
  'aber alle als also am an auch auf aus bei bin bis bist da dann das dass dein deine dem den der des die dies diese dieser doch dort du ' +
  'durch ein eine einem einen einer eines er es euch euer eure für gegen gewesen habe haben hat hatte hier ich ihm ihn ihnen ihr ihre ' +
  'im in ist ja jede jeder kann kein keine man mein meine mich mir mit nach nicht noch nun nur ob oder ohne schon sehr sein seine sich ' +
  'sie sind so über um und uns unser unter vom von vor war waren was wegen weil wenn wer werden wie wieder wir wird wirst wo zu zum zur ' +
  'alors au aucun aussi autre aux avec ce cela ces cet cette ceux chaque comme dans de depuis des dont du elle elles en encore est et ' +
  'eux fait il ils je la le les leur leurs lui ma mais mes moi mon même ne nos notre nous on ont ou où par pas pour qu que quel quelle ' +
  'qui sa sans se ses si son sont sur ta te tes toi ton tous tout toute tu un une vos votre vous y à été être ' +
  'al algo ante antes aquel cada como con contra cual cuando de del desde donde dos el ella ellas ellos en entre era eres es esa ese eso ' +
  'esta este esto está fue ha han hasta hay la las le les lo los mas me mi mis mucho muy más ni no nos nosotros nuestra nuestro o os otra ' +
  'otro para pero por porque que quien se sea ser si sido sin sobre su sus también tan tanto te tengo ti tiene todo tu tus un una uno ' +
  'unos usted y ya yo él http https www com org net html re fw fwd aw wg sv tr';

/** Common words of letters and work: they count, but little until the mailbox itself has shown how common they are. */
export const COMMON_WORDS =
  'able accept according account across act actual actually add added additional address agree allow almost alone along already although ' +
  'always amount another answer anyone anything anyway appear apply approach april area around ask august available away back bad base ' +
  'based basic become begin behind believe best better big bit body book bring build business buy call called came care carry case cause ' +
  'certain chance change changed check choose clear close come comes coming comment common complete consider contact contain continue ' +
  'copy correct cost couple course create current currently cut data date day days deal dear december decide default describe detail ' +
  'different difficult direct discuss done drop due early easily easy edit either else email end enough entire error especially etc even ' +
  'event ever every everyone everything exactly example except expect explain extra fact far fast february feel field figure file final ' +
  'find fine first fix follow following force form forward found free friday full function future general get gets getting give given ' +
  'goes going good got great group guess half hand handle happen happy hard hello help hi high hold home hope hour idea important improve ' +
  'include including information instead interest issue item january job july june keep kind know known large last late later lead learn ' +
  'least leave left less letter level like likely line list little live ll local long longer look looking lot low made mail main make ' +
  'makes making many march mark matter may maybe mean means meet meeting member mention message might mind minute miss monday money month ' +
  'months morning move much must name near nearly necessary need needed needs never new next nice note nothing november number october ' +
  'offer often ok old open order original others otherwise part particular past people perhaps person place plan play please point ' +
  'possible post prefer present probably problem process program project properly provide public put question quick quite rather read ' +
  'ready real really reason receive recent reply report request require rest result return review right rule run said saturday save saw ' +
  'say says second see seem seems seen send sense sent separate september series set several short show side similar simple simply since ' +
  'single size small solution someone something sometimes soon sorry sort sound source special specific spend start state step still ' +
  'stop story study subject suggest sunday support sure system take taken talk team tell test text thank thanks thing things think third ' +
  'though thought three thursday time times today together told tomorrow took total travel tried true try trying tuesday turn two type ' +
  'unless update upon use used useful user uses using usual usually value version want wanted way ways wednesday week weeks welcome well ' +
  'went whatever whether whole wish wonder word work worked working works world write written wrong wrote year years yes yesterday yet ' +
  'bitte danke dank freundlichen grüße grüßen gruß hallo heute liebe lieber morgen muss möchte neue neuen sollte tag uhr woche würde ' +
  'bien bonjour bonne cordialement demain jour merci monsieur madame peut salut semaine bonjour voici buenos buenas días gracias hola ' +
  'hoy mañana saludos semana señor señora favor';

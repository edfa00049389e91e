// Words of header cells in French, German, Italian and English, as `headerWords` gives them (no accents, no marks).
// German joins words: where a part may stand inside a compound, the pattern has no boundary on that side.

/** Family and whoever is called in need. */
export const family =
  /next of kin|\bnok\b|\bkin\b|\bpers(?:onnes?)? (?:de |a )?(?:contact|prevenir|confiance|ref\w*)|vertrauens ?pers|referenz ?pers|persona (?:di )?fiducia|kontakt ?(?:pers|name)|contact (?:pers|name|nom|d urgence|urgence|familial)|\b(?:nom|name|nome|prenom|vorname) (?:du |de la |de |del |des )?(?:contact|kontakt|contatto|proche)|notfall|notruf|urgence|\bemerg(?:enc\w*)?\b|emergenza|angehor|angehoer|\bang\b|bezugspers|\bproches?\b|\bparent[se]?\b|\bmere\b|\bpere\b|\bmamans?\b|\bpapas?\b|\bmamm?a\b|\bmum\b|mutter\b|\bvater\b|\beltern\b|(?<!lingua )\bmadre\b|\bpadre\b|\bgenitor|\bmother(?! tongue)|\bfather|guardian|\bcarer|caregiver|\btuteur|\btutrice|\bcurat(?:eur|elle|ore|rice)|\btutore|beistand|vormund|representant|rappresentant|(?<!\b(?:medecin|docteur|praticien|clinicien|medico) )\bresponsabi?le?\b|vertret|\bvertr\b|conjoint|\bepou(?:x|se)\b|ehe(?:partner|mann|frau|gatt)|partner\b|spouse|\bhusband|\bwife\b|coniuge|\bmarito\b|\bmoglie\b|\bsohn\b|tochter\b|\bfils\b|\bfamig?liar[ei]\b|persona (?:di )?(?:contatto|riferimento)|persona da contattare|personnes? a contacter|accompagn|begleitpers|(?<!jeune )\bfille\b|\bmari\b|\bfigli[ao]\b|\bsoeurs?\b|\bfreres?\b|schwester\b|\bbruder|\bsorella\b|\bfratello\b|\bsister|\bbrother|\bsons?\b|\bdaughter|\bneveu\b|\bniece\b|\bneffe|\bnichte|\benkel|\bnonn[oa]\b|\bnipote\b|\bgrand(?:mere|pere|mother|father)|\bcompagn[eoa]|\bcompagnon|\bconcubin|lebensgef|\bbadante\b|betreu|(?:\b|alters|pflege|wohn|kinder|senioren)heim\b|\bems\b|\bfoyer\b|spitex|pharmac|apothek|farmaci|\breferente?s?\b|repondant|\bice\b|surgery|\bpractice\b|\bpraxis|\bcabinet\b|\brelative|lien de parente|\bvoisine?\b|\bamie?\b|nachbar|\bvicin[oa]\b|neighbou?r|\bfriend|\bamic[oa]\b|\bwitness/

/** People in a list who are neither the patient nor the doctor who will see the patient. */
export const otherPeople: readonly RegExp[] = [
  // The patient's own practitioner, and whoever sent the patient.
  /\bmedecins? (?:de )?(?:traitants?|famille|referents?|adresseurs?|envoyeurs?|prescripteurs?)\b|\bmed(?:ecin)? trait|haus ?arzt|kinder ?a?e?rzt|\bpa?ediaters?\b|\bpadiater|\bpediatr(?:es?|a|i|icians?)\b|\bpaediatrician|\bmedic[oi] (?:curant[ei]|(?:di )?(?:famiglia|base)|inviant[ei]|referent[ei])|\bcurante\b|\bmmg\b|\bha\b|\bmt\b|\bpcp\b|primary care|\bgps?\b|general practitioner|generaliste|family (?:doctor|physician)|zuweis|\bzuw\b|\buberw\b|\beinw\b|uberweis|ueberweis|einweis|\breferr|prescript|adresseur|vorbehandl|nachbehandl/,
  family,
  // Interpreters, staff, payers.
  /\binterpr|traduct|translat|\bassistente\b|\bcase manag|dolmetsch|secret|sekret|\bsegret|(?:saisi|cree|pris|modifie|annule|imprime) par\b|(?:erfasst|erstellt|angelegt|gebucht|mutiert|geandert) (?:von|durch)|(?:created|booked|entered|updated|modified) by|(?:inserito|creato) da\b|\buser\b|benutzer|utilisateur|\butente\b|\bvisum\b|kurzel|sachbearb|ansprechp|employ|arbeitgeb|datore|garant\b|kostentrag|\bdebit(?:or|eur)|\brechnung|\bfactur|\bfattur|\bbilling|\binvoice|comptabil|buchhaltung|contabil|\bstaff\b|mitarbeit|collaborat|\bassistante? sociale?|sozialarbeit|operatore|nurse\b|newsletter|ersteller|besteller|auftraggeb|physio|fisioterap|psychiat|psichiat|dentist|gyna?ecolog|ginecolog|\blehrer/,
  /assur(?:ance|eur|e\b)|versicher|kranken ?kasse|\bkasse\b|\bcaisse\b|assicur|^vers\b(?! (?:nr|nummer))|cassa malati|\binsur|mutuelle|\bpayer\b|\bpayeur|\bkk\b/
]

/**
 * Houses and circles that have a phone or an address too: a contact of theirs is not the patient's own. `Nom de famille`
 * and `Service` alone are no contacts.
 */
export const othersContact =
  /\bservices?\b|abteilung|reparto|\bward\b|\bstation\b|klinik|clini(?:que|ca|c)\b|hopital|spital\b|ospedal|hospital|\bunites?\b|\bunit\b|\bunita\b|departe?ment|dipartimento|\baccueil\b|\bempfang\b|reception|\bricezione\b|\bzentrale\b|\bcentrale?\b|centralino|\bcentre\b|\bzentrum\b|\bcentro\b|hotline|pikett|\bfamilles?\b|\bfamilie\b|\bfamiglia\b|\bfamily\b|\bb?cc\b|\bcopie\b|\bkopie\b|\bcopia\b|\bcopy\b|expediteur|absender|mittente|\bsender\b|\bhomes? (?:medicalise|pour)|\binstitution|einrichtung|etablissement|\bsoins\b|\bpflege(?:\b|dienst|team)|ambulatori|\becole\b|\bschule\b|\bscuola\b|\bschool\b|ambulan[cz]|\btaxi|fahrdienst|\btransport|\bamt\b|\bmpr\b|\bintern[aei]?\b|durchwahl|\bfacility|\bdepts?\b|struttura|gemeinde|municip|autorit|behorde|\bavocat|\banwalt|avvocat|attorney|lawyer|polizei|\bsuva\b|\bkesb\b|\boctp\b|\brav\b|rettung|wohngruppe|\banziani\b|\b(?:nursing|care) home|\bkita\b|\bcreche|\blabor|rontgen|\bcommune\b|\bdispo\b|sportello|\bcup\b|sozialdienst|rotkreuz|croix rouge|\bgruppe\b|\blocation\b|\bextension\b|(?:\b|kranken)zimmer|\bzi\b|\bbett|chambres?\b|\blit\b|\bstanza\b|\bcamera\b|\bletto\b|\broom\b|\bbed(?:side)?\b/
/** The same as the title of a group of columns: alone, since a list's own title may name its house (`Spital Wallis`). */
export const othersGroup =
  /^(?:services?|abteilung|reparto|ward|station|unite|unit|unita|accueil|empfang|ricezione|reception|famille|familie|famiglia|family)$/
/** What happened to a message, or may happen: `SMS envoyé le`, `E-Mail Einwilligung`. The values tell whether it is a number. */
export const aboutMessages =
  /bestatig|verifi|confirm|conferm|vorhanden|erreicht|\bjointe?\b|vermerk|notiz|\bnotes?\b|\bhas\b|\bhat\b|\ba un\b|envoy|gesendet|versand|versend|verschickt|\bsent\b|\binvi(?:o|at[oaie])\b|spedit|consent|einwill|einverst|zustimm|\baccord\b|autoris|\bopt (?:in|out)\b|delivered|zugestellt|erinner|\brappels?\b|remind|promemoria|\bok\b|erhalten|\brecue?s?\b|\bdates?\b|datum|\bstatuts?\b|\bstatus\b|\bstato\b|oui non|ja nein|\bsi no\b|yes no|\b(?:le|am|il|on)$/

export const doctor =
  /\bmedecins?\b|\bmedic[oi]\b|arzt|aerzt|\barzte|\bdocteure?s?\b|\bdoctors?\b|\bdoktor|\bdott(?:or\w*|ssa)?\b|\bdrs?\b|\bdre\b|\bmed\b|\bprat\b|praticien|\bpractitioners?\b|\bbehandler|behandelnde|physician|\bconsultants?\b|\bclinicien|\bclinician|\bproviders?\b|\bspecialis|spezialist|therap(?:eut|ist)|\bterapist|intervenant|fachperson|pflegefach|\baides? soignant|leistungserbringer|soignant|\binfirmier|professionn(?:el|iste)\w* (?:de )?(?:la )?sante|psycholog|\bchirurg(?:ien(?:ne)?s?|en|in|o|a)?\b|\bsurgeons?\b|\boperateurs?\b|\bhcp\b|\b(?:execut|esecut)\w*|sages? femmes?|hebamme|levatrice|ostetrica|\bholder\b/

export const patient =
  /\bpatient\w*|\bpazient[ei]\b|\bklient\w*|\bclient[es]?s?\b|\bpat\b|\bassistit[oa]\b|\busager|beneficiaire/

export const fax = /\b(?:tele)?fax\w*|telecop/
export const email =
  /e ?mail|mails?\b|messagerie|courrier electronique|mailadr|\bcourriels?\b|\bmel\b|(?:adresse|adr) (?:e|el|elec\w*)\b|posta el(?:ettronica)?\b|indirizzo elettronico|elektr(?:onische)? (?:adresse|adr|post)\b|courrier el\b|\be ?post\b/
export const mobilePhone =
  /\bmobile?s?\b|\bmobil[ei]?\b|\bmobil(?:telef|num|nr|funk|tel|phone|ruf)\w*|\bmob\b|telmobil|\bnatel\w*|\bportables?\b|\bportatile\b|\b(?:tel\w*|tf) (?:p(?:ort|tble)|m)\b|\bm tel\b|funktelefon|\btel(?:m|mob\w*|port\w*|cell?|nat|gsm)\b|^port$|\bmobtel\b|handy|cell?ular|cellulair|\bcell?\b|cell ?phone|\bgsm\b|\bsms\b|whats ?app|smart ?phone|\btelefonino\b/
export const phone =
  /\btels?\b|\btf\b|\btph\b|\bteleph\b|\bph\b|\btel\d\b|\btel(?:nr|no|num|pr|prof|priv|p|g|fixe?|dom|pers|fest)\b|telef(?!ax)|telephon|phone|\bruf ?(?:nummer|nr)|festnetz|\b(?:ligne|numero|num|n) fixe\b|^fixe?$|\blandline\b|\bhome (?:no|number|nr)\b|\bfono?\b|\bcontact (?:no|nr|number|tel|phone)\b|\bnumeros? (?:de )?contact\b|kontaktnummer|\btelno\b|\bday ?time (?:no|number)/
/** The number of an appointment, not its moment: its digits could pass for a day's serial number. */
export const appointmentNumber =
  /\b(?:n|nr|no|nos|num|numero|nummer|number|id|ids|ref|reference|referenz|code|codice|cod)\b|(?:termin|buchungs)(?:nummer|nr|id)\b/
/** A conversation by phone or from afar, not a number. */
export const byPhone =
  /telefon(?:termin|kons|gespr)|phone (?:consult|appoint|appt|visit|call)|\btel (?:kons|consult|termin|gespr|appt)|(?<!\b(?:coordonnees?|numeros?|n|nos?|contacts?|ligne|kontakt\w*|erreichbar\w*) )(?:telephon(?:ique|isch)|telefonisch)/
export const contact =
  /^(?:kontakt|contacts?|contatt[oi]|coordonnees|kontaktdaten|recapit[oi]|erreichbar\w*)(?: (?:unter|domicile|prive|personnel|privat|zuhause|casa|abitazione|home))?$/
/** Where somebody lives or works, `Nat.`: a phone's title in lists that have no room for more, or an address, a nation. */
export const contactPlace = /^(?:nat|domicile|zuhause|privat|prive|geschaft|casa|abitazione|home|work)$/

/** Numbers that stand for a person, a stay or an insurance: digits that must never be called. */
export const idAcronyms =
  /\b(?:ipp|pid|mrn|nip|ean|gln|ssn|nhs|nir|nss|ahv\w*|avs\w*|nino|zsr|rcc|egk|veka|nas|chi|uid|guid|upi|epd|kis|nda|iep|navs\w*|niss|ins|kvnr|lanr|bsnr|rpps|adeli|finess|iban)\b|\bahv|securite sociale|\bsecu\b|sozialvers|codice fiscale|tessera|\bcarte\b|karten? ?n|\bmatricol/
export const ids =
  /\bpat(?:ient\w*)? (?:nr|no|nos|num\w*|id|ids|number|n|ref|code|nbr)\b|\bpat(?:ient(?:en)?)?(?:nr|num\w*|id)\b|\bid (?:du |des |del )?pa[tz]|patient(?:en)?(?:nummer|nr|id|num)\b|\bn (?:de |du |d )?(?:patient|dossier|cas|visite|sejour|admission|episode)\b|\bfall\w*|\bcas\b|\bcaso\b|\bcase\b|dossier|\bakten?\w*|\bepisode|\bsejour|aufenthalt|\bfile (?:no|nr|number|ref)\b|\bidentifi|\bkennung|\bschluessel|\bhosp(?:ital)? (?:no|nr|number|id)\b|\b(?:n|nr|num|numero|nummer) (?:di |del |du |de la |des )?(?:pat|pazient|adm)|\bcod fisc|^c ?f$|\bpratica\b|\bimpegnativ\w*|\bfid\b|\b(?:sv|kv|vers) ?(?:nr|nummer)\b|^vnr$|\bn (?:de |d )?(?:venue|ordre|ss)\b|\bkonto|(?:ausweis|pass)(?:nr|nummer| nr)\b|(?:einwahl|konferenz)(?:nr|nummer)|\bdial in\b|\bmeeting id\b/
/** Nothing but the word for a number or an order. */
export const bareNumber =
  /^(?:n|nr|no|nos|num|numero|nummer|number|nro|lfd|lfdnr|lfd nr|laufnummer|id|ids|ref|reference|referenz|riferimento|index|rang|pos|position|ordre|ligne|zeile|riga|row|line|code|codice|key|nb|nbr)(?: (?:n|nr|no))?$/

export const birthName =
  /jeune fille|\bjf\b|(?:madchen|maedchen|geburts|led|ledig\w*|geb) ?(?:nach|familien)?name|\bledig\b|(?:nom|noms|name|nome|cognome|prenom) (?:de |di |da |a la |alla |at )?(?:naiss?(?:ance)?\b|nascita|nubile|celib\w*|ragazza|signorina|fille|birth)|name (?:bei |vor |der |von )*(?:geburt|heirat|ehe)\b|\bnamen? geb(?:oren\w*)?\b(?! (?:am|dat))|\bnom (?:avant|a la naissance)|before marriage|pre ?marri?(?:tal|age)|famille (?:de |a la )naissance|prima del matrimonio|(?:nom|cognome) d origine|^nee? nom$|da nubile|maiden|birth (?:(?:sur|last|family|first|given) ?)?name|surname at birth|^(?:nee?|geborene)$/
/** Names beside the name: former, second, other, of alliance. */
export const otherName =
  /\b(?:2|2e|2eme|deuxieme|autres?|weitere|zweit\w*|middle|2nd|secondo|altri|ancien(?:ne)?s?|fruher\w*|vorherig\w*|ehemalig\w*|bisherig\w*|alte[rs]?|former|previous|prior|old|precedente) ?(?:prenoms?|vor ?namen?|(?:nach|familien|zu) ?namen?|(?:sur|last|family|first|fore|given) ?names?|namen?|names?|noms?|nom[ei]|cognom[ei])|(?:noms?|cognom[ei]|nom[ei]) (?:de famille )?(?:anterieur|precedent|ancien)|zweitname|\b(?:prenom|vor ?name|first ?name|nom|name) [23]$|\balias\b|allian[cz]\w*|\bpreferred name|known as|middle initial/
export const usedLastName = /\bnoms? (?:d )?(?:usage|usuel|utilise|marital|epoux|epouse)\b/
export const legalLastName = /\bnoms? (?:de )?famille\b|patronym/
export const lastName =
  /nach ?namen?\b|familien ?namen?\b|\bcogn\b|\bzu ?namen?\b|geschlechtsname|\bcognom[ei]\b|\bsur ?names?\b|\blast ?names?\b|\blast$|family ?names?\b|\bl ?name\b|\bnom ?famille\b|\bapellidos?\b|\bapelidos?\b/
/** `NN` and `VN`, where no title says it in full. */
export const shortLastName = /^nn$/
export const shortFirstName = /^vn$/
/** All first names, or the first of them: what an office writes, and not what the patient is called. */
export const officialFirstName =
  /\b(?:liste|tous) (?:des |les |de )?prenoms\b|\b(?:premier|1er) prenom\b|\bprenoms? (?:de |d )?(?:l )?etat civil\b|\b(?:alle|samtliche) vornamen\b|\bamtliche[rn]? vornamen?\b/
export const firstName =
  /prenoms?\b|\bpren\b|vor ?namen?\b|\bruf ?namen?\b|\bfirst ?names?\b|\bfirst$|\bfore ?names?\b|\bgiven ?names?\b|\bf ?name\b|christian name|nome (?:di battesimo|proprio)|\bvorn\b/
/** Both names said with one word between them: `Vor- und Nachname`, `First and last name`. */
export const bothNames =
  /\b(?:vor|ruf) (?:und |u |and )?(?:nach|zu|familien)|\b(?:nach|zu|familien) (?:und |u |and )?(?:vor|ruf) ?name|\b(?:first|given) (?:and |e )?(?:last|family)|\blast (?:and )?first\b|\bfull ?name|nom complet|nome completo|vollstandiger name|nominativo|complete name|^identite$|\bname complete\b/
export const frenchName = /\bnoms?\b/
export const italianName = /\bnome\b/
/** What may stand beside a word for the name or the patient without making it another's or another thing. */
export const besideName =
  /\b(?:noms?|nom[ei]|namen?|names|familles?|familien?|family|fam|pat\w*|personn?[ea]?|complete?|d|de|du|des|der|del|della|di|da|la|le|les|l|el|of|the|e|ea|et|and|und|u|y|s|in|innen|m|f|w|a)\b/
export const germanOrEnglishName = /\bnamen?\b|\bnames\b|\bpat(?:ient(?:en|in)?)?s?name\b/

export const birth =
  /naiss\w*|\bnais\b|\bnasc\b|\bddn\b|^d d n$|\bdtn\b|^d ?n$|^ne(?: e)?(?: le| en)?$|\bnee?(?: e)? le\b|geburt\w*|\bgeb\b|\bgeb ?dat\w*|\bg(?:b|eb)?dat\w*|\bgebtag\b|\bgeboren\w*|jahrgang|^jg$|nascita|\bnat[oaie](?: [oaie])?(?: il)?\b|\bdob\b|d o b\b|birth|\bborn\b/
/** About a birth or a life, but not its date. */
export const notABirthDate =
  /lieu|\bort\b|\borte?\b|luogo|place\b|\bpays\b|land\b|stadt\b|country|paese|geburtsort|poids|gewicht/
export const age = /^(?:age|alter|eta|alter jahre|age ans)$/

export const gender =
  /\bsexe?s?\b|^sx$|^gesch$|\bsesso\b|geschl\w*|\bgenre\b|\bgenere\b|\bgender\b|^m [wf](?: [dx])?$|^[wf] m(?: [dx])?$|^h f$|^f h$/
/** The kind of something, and not a sex: `Genre de consultation`, `Genere della visita`. */
export const kindOf =
  /\bgen(?:re|ere) (?:de |du |d |des |di |del |della |dell |delle )+(?!la p|patient|pazient|client|person)\w|\bgenre prestation/
export const sexOrKind = /\bgen(?:re|ere)\b/
/** A whole greeting, as letters begin. */
export const greeting = /brief ?anrede|gruss ?formel|formule d appel|letter salutation/
export const title =
  /\bcivilite|^civ$|politesse|anrede|^anr$|^(?:m mme|mme m|herr frau|frau herr|mr mrs|mr ms|mr mrs ms|sig sig ra|sig sigra)$|\btitres?\b|\btitel\b|\btitol[oi]\b|\btitles?\b|appellativ|\bsalutation|^prefix$|\bprefisso$|\bcortesia|form of address/

export const language =
  /\blangues?\b|(?<!gut|ruck|\b(?:ab|an|ein|vor|zu))sprach(?!niveau|kennt)|\blingu[ae]\b|\blanguages?\b|\blang\b|\bspr\b|\btongues?\b|\bidiom[ae]?\b|^lng$/
export const queue = /\bqueues?\b|\bfiles? (?:d )?attente\b|^file$|^nom (?:de )?(?:la )?file\b|warteschlange|\bcoda\b/
export const status =
  /\bstatuts?\b|status\b|\bstat[oi]\b|\betats?\b|^zustand$|\bannule|^annulation$|annullat|^cancel\w*$|\bstorno|storniert|\babgesagt|disdett/
export const otherStatus =
  /civil|zivil|famil|marital|matrimon|impf|vaccin|vital|paiement|payment|zahlung|pagament|sejour|aufenth|residen|profess|factur|rechnung|fattur|dossier|covid|raucher|fumeur|\bsms\b|consen[st]|konsent|einwill/

/** Dates and times that are not when the visit begins: data entry, printing, stay, validity, earlier visits. */
export const otherMoment =
  /saisi|inscri|erfass|\bcree|creat|creation|erstell|angelegt|anlage|inserit|inserim|registr|\benter|\bentry|modif|mutation|mutiert|gea?ndert|a?nderung|updat|mise a jour|\bmaj\b|aktualis|imprim|druck|stamp[ae]|\bprint|\bedite|edition|export|gebucht|buchung|\bbooked\b|\bprise (?:de|du)\b|\bprise? (?:rdv|rendez)|\bpris le\b|vereinbart am|vergeben am|\bmade\b|demande|richiest|\brequest|impress|extra[ck]t|\bmise? a jour|creazion|ricover|hospitalis|anmeld|\border|auftrag|verordn|envoi|envoye|gesendet|\bsent\b|versand|\binvi[oa]|einlad|\bentrees?\b|eintritt|admission|ingresso|aufnahme|\bsorties?\b|austritt|discharge|dimission|entlass|accouchement|\bterme\b|geburtstermin|entbindung|\bparto\b|\bdue date\b|^(?:et|edd|dpa)$|\bdeces|\btod|sterbe|verstorben|deceased|ordonnance|\bop (?:datum|date)\b|\boperation|\bsurgery|impf|vaccin|\blabor(?:datum)?\b|gultig|gueltig|\bvalid|valable|scaden|expir|\bdernie|letzt|\bultim|\blast\b|previous|vorherig|precedent|historiq|rappel|erinner|remind|promemoria|factur|rechnung|fattur|paiement|zahlung|consent|einwill|annulation|zeitstempel|horodat|timestamp|offnungszeit|\bpreso il\b|\bdonne le\b|^stand$|^du$/
export const end =
  /\bfins?\b|(?:^|\b|termin|zeit|datum|uhrzeit|behandlungs|konsultations)ende\b|\bora (?:di |del )?termine\b|\btermine (?:ora|ore|visita|appuntamento)\b|\bend(?:zeit|zeitpunkt|datum|uhrzeit|e|s|ing)?\b|\bendet\b|\bbis\b|\bfine\b|\bjusqu|(?<!\bapp )\bto\b|\buntil\b|\bfinish\w*|\bal\b|\btill?\b/
export const duration =
  /duree|dauer|durata|duration|zeitbedarf|wartezeit|waiting|attesa|\battente\b|\bmin(?:utes?|uten|uti)?\b|\blen(?:gth)?\b|\blange\b/
/** A moment that serves where no better one is found. */
export const lesserMoment =
  /arriv|ankunft|convocation|prochain|nachst|naechst|folge ?termin|\bnext\b|prossim|prenot|booking|\bintervent|eintreff|check ?in|^termine$/
/** Words that make an appointment another one than the visit, or not yet one. They are no moment by themselves. */
export const otherAppointment =
  /suivant|successiv|\bfollowing|\berst(?:e[nrs]?\b|termin|kons)|\bpremi(?:er|ere)\b|\b1(?:er|ere|re|st)\b|\bprim[ao]\b|\bfirst\b|wunsch|souhait|\bdesir|desider|bestatig|confirm|conferm|vereinbart|verschoben|deplace|reporte|rinviat|reschedul/
export const start = /debut|\bdeb\b|beginn|\bbegin|\bvon\b|\bfrom\b|inizio|start|anfang|\bdal(?:le)?\b|^ab$|^de$|\bdes$/
export const date =
  /\bdates?\b|datum|\bdata\b|\bdat\b|dat$|\bjours?\b|\btag\b|\bgiorno\b|\bday\b|\bdate(?![in])[a-z]*|^(?:le|am|il|on)$|(?:rdv|rendez vous|termin) (?:le|am)$/
export const time =
  /\bheures?\b|^h$|\bhre?s?\b|\bhora\b|\buhr(?:zeit)?\b|uhrzeit|zeit\b|\bzeit|\bora\b|\bore\b|\borari[oa]?\b|\btimes?\b|\bhoraires?\b|\bhours?\b|^(?:a|um|alle|at)$|\ba h\b/
export const timeZoneWord = /zeitzone|fuseau|time ?zone|fuso/
export const appointment =
  /\brdv\b|\br d v\b|rendez ?vous|\bredv\b|termin|\bappunt|^app$|\bapp\b|\bappt|appoint|consult(?!ant)|konsult|sprechst|\bvisit[ea]?s?\b|\bseances?\b|sitzung|\bsedut[ae]\b|besuch|behandlung|\bslot\b|\bwhen\b|\bwann\b|\bquand\b|\bquando\b|\bprevue?s?\b|geplant|\bprogramm|planifi|plan(?:datum|zeit)|schedul|einbestell|examen|untersuch|\besame\b|zeitpunkt|\bcreneau/
/** Words that lead to a day or an hour, and could be anything else: a letter over a column, a country, an ending. */
export const weakMoment = /^(?:a|um|alle|at|h|le|am|il|on|de|ab)$/
/**
 * Words that speak of a day, an hour or an appointment, or say nothing more about it; German compounds begin with one.
 * `Abholzeit` and `Date accident` hold another word.
 */
export const plainMoment =
  /^(?:dat(?:e|um|a|i)?(?![a-z])|datum\w*|dt|dates|jours?|tag|tages\w*|giorno|day|heures?|hr?e?s?|hora|uhr\w*|zeit\w*|or[ae]|orari\w*|times?|horaires?|hours?|debut|deb|begin\w*|anfang\w*|start\w*|inizi\w*|von|from|dal\w*|ab|rdv\w*|r|v|rendez|vous|redv|term?in\w*|term|t|appunt\w*|app|appt|appoint\w*|[ck]onsult\w*|kons|cons|sprech\w*|visit\w*|seances?|sitzung\w*|sedut\w*|besuch\w*|behandl\w*|slot|session|clinic|when|wann|quand|quando|prev\w*|geplant\w*|program\w*|plan\w*|sched\w*|einbestell\w*|exam\w*|untersuch\w*|esam\w*|creneau|prestazione|erogazione|acte|venue|pat\w*|paz\w*|client\w*|klient\w*|video\w*|tele\w*|online|virtu\w*|ambul\w*|local\w*|lokal\w*|d|de|des|du|l|la|le|les|der|die|das|del\w*|di|of|the|et|und|u|e|and|a|am|um|il|on|at|alle|en|in|jj|mm|aaaa|aa|tt|jjjj|hh|ss|dd|yyyy|gg|\d+)$/
/** About an appointment, but neither its day nor its hour. */
export const aboutAppointment =
  /\btypes?\b|\btipo\b|\bart\b|terminart|termintyp|\bmotifs?\b|grund\b|motivo|\breason|\blieu\b|\bort\b|terminort|luogo|\bplace\b|location|salle|\braum\b|zimmer|\bsala\b|\broom\b|\bholder\b|anzahl|nombre|\bnbr?\b|serie|gruppe|libelle|bezeichnung|descri|beschreib|\bobjet\b|betreff|\btitre\b|titel\b|titolo|\btitle\b|\bmode\b|\bkanal\b|\bcanal\b|\blink|\blien\b|\bcode\b|\bprix\b|preis|tarif|\bname?\b|\bnom\b|remarq|bemerk|comment|kommentar|\bnotes?\b|osserv|outcome/

/** Known to be of no use here, so that a header row is told by them too. */
export const noUse =
  /adress|indirizz|\brues?\b|strasse|\bvia\b|street|\bnpa\b|\bplz\b|^cap$|postleit|post ?code|\bzip\b|postal|^cp$|localite|\bvilles?\b|\bort\b|wohnort|\bcitta\b|\bcity\b|\btown|comune|commune|[ck]anton|\bpays\b|\bland\b|paese|countr|county|nationalit|staatsang|nazional|cittadin|\bservices?\b|abteilung|reparto|departe?ment|dipartimento|\bstation\b|klinik|clini(?!ci)|hopital|spital|ospedal|hospital|\bunites?\b|^uf$|\bsite\b|standort|\bsede\b|\bward\b|specialit|fach(?:gebiet|bereich|richtung)?\b|diagnos|motif|\bgrund\b|motivo|reason|remarq|bemerk|osserv|\bnotes?\b|notiz|annotaz|comment|kommentar|\besito\b|\boutcome|hinweis|\bpolice|\bpole\b|etablissement|kostenstelle|\bveka|\bpoids\b|\bgrosse\b|confession|\btarif|\bprix\b|preis|prezzo|montant|betrag|importo|amount|gewicht|taille|profess|\bberuf|religi|konfess|zivilstand|etat civil|stato civile|\blieu\b|\bluogo\b|\bplace\b|location|salle|\braum\b|zimmer|\bzi\b|\bsala\b|\broom\b|\bbett\b|\blit\b|chambre|\bletto\b|\bstanza\b|stockwerk|\betage\b|\bbed\b|\bbox\b|kabine|\bgerat\b|appareil|\bagenda|ressourc|resource|\btypes?\b|\btipo\b|terminart|liste d attente|warteliste|\blista\b|\bweb|\burl\b|\blinks?\b|\blien\b|\bspecialty|allerg|\bprestation|leistung|\baktiv\b|\b(?:nouve(?:au|lle)|nuov[oa]|new|neue[rs]?) (?:patient\w*|pazient[ei]|client\w*)|\bneupatient|\bpatient\w* (?:seit|depuis|since)\b|paziente dal\b|anzahl|nombre|\bcount\b|begrundung|betreff|objet|^info\w*$|wochentag|weekday|priorit|kategorie|categor|gruppe|groupe/

/** What a line above the header may say about the columns below it; the whole cell. */
export const groupLine =
  /^(?:(?:donnees|coordonnees|infos?|informations?|daten|angaben|dati|details?|contact) ?)?(?:(?:du|des|de la|de|der|zum|zur|del|della|of|the) )*(?:patient\w*(?: (?:e|in|en|innen))?|pazient[ei](?: [aie])?|client\w*|klient\w*|kontakt\w*|contacts?|contatt[oi]|coordonnees|recapiti|termine?s?\w*|rendez vous|rdv|appuntament[oi]|appointments?|consultation|konsultation|visite?|behandler\w*|behandelnde\w* (?:arzt|arztin)|medecins?(?: (?:responsables?|traitants?|de famille|consultants?|adresseurs?))?|arzt|arztin|arzte|medic[oi](?: (?:curante|di famiglia))?|doctors?|docteur|clinicians?|physicians?|intervenante?s?|soignante?s?|spe[cz]ialist\w*|professionnels?(?: de (?:la )?sante)?|fachpersone?n?|leistungserbringer\w*|psycholog\w*|chirurg(?:ien(?:ne)?s?|en|in|o|a)?|surgeons?|operateurs?|therap\w*|pediatr\w*|kinderarzt\w*|consultants?|praticiens?|providers?|hausarzt\w*|gp|zuweiser\w*|angehorige\w*|proches?|personne (?:de contact|a prevenir)|kontaktperson\w*|persona di contatto|next of kin|notfallkontakt\w*|emergency contact|assurance|versicherung|assicurazione|insurance|krankenkasse|naissance|geburt|nascita|birth|identite|identitat|identita|personalien|personendaten|person|adresse|indirizzo|address|telephones?|telefone?|telefono|telefonnummern|phones?|facturation|rechnung|sejour|aufenthalt|fall|divers|diverses|autres?|weiteres|other)(?: (?:data|daten|details?|donnees|dati|infos?|informations?|informationen|angaben|contact|kontakt))?$/

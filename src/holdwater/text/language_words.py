"""What gives a language away: its small words, its letters, how its words end."""

from __future__ import annotations

#: Small words, by language. A word that several share tells less of each.
SMALL_WORDS = {
    "en": """
        a about above after again all also always an and any are as at be because been
        before being below between both but by can cannot could did do does doing don't
        down during each either every few for from further get gets has have having he
        her here him his how i if in instead into is isn't it it's its just let like
        made make makes many may me might more most must my need never no nor not now
        of off on once one only or other our out over own per please same see she should
        since so some such than that the their them then there these they this those
        through to too under until up use used uses using very via was we were what when
        where whether which while who whose why will with within without would yes you
        your
    """,
    "de": """
        aber alle als also am an auch auf aus bei beim bis bitte da damit dann das dass
        dem den denn der des die dies diese diesem diesen dieser dieses doch du durch
        ein eine einem einen einer eines er es für gibt haben hat hier ich ihr ihre im
        in ist ja jede jeder kann kein keine können man mehr mit müssen nach nicht noch
        nun nur ob oder ohne schon sehr sein seine sich sie sind so sollte über um und
        uns unser unter vom von vor war was wenn werden wie wir wird wurde zu zum zur
        zwischen
    """,
    "fr": """
        afin ainsi après au aucun aussi autre aux avant avec avez avoir car ce cela ces
        cet cette chaque chez comme comment dans de depuis des doit donc dont du elle
        elles en encore entre est et être fait faire faut il ils je jusqu la le les leur
        leurs lors lorsque mais même moins mon ne nos notre nous on ont ou où par pas
        pendant peut plus pour pouvez puis quand que quel quelle qui quoi sa sans se ses
        si son sont sous sur tous tout toute toutes très un une vers vos votre vous y
    """,
    "es": """
        a al algunos antes aquí así aunque bien cada como con cual cuando cómo de debe
        del desde después donde dos e el ella ellos en entre era es esta está estas este
        esto estos están fue ha hacer han hasta hay la las le les lo los más mas me mi
        mientras muy no nos nuestra nuestro o otra otro otros para pero poco por porque
        pueda puede pueden puedes que qué quien se sea ser si sí sido sin sobre solo son
        su sus también te tiene tienen todo todos tu tus un una uno unos usar usted y ya
        yo
    """,
    "it": """
        a abbiamo agli ai al alla alle allo anche ancora avere che chi ci come con cosa
        così cui da dai dal dalla dalle degli dei del dell della delle dello deve di
        dopo dove e è ed essere fa fare fino già gli grazie ha hai hanno i il in io la
        le lei lo loro ma mentre mi mio molto nei nel nell nella nelle noi non nostra
        nostro o ogni oppure per perché più poi possono prima può qualche quale quando
        quello questa queste questi questo qui se senza sei si sia sono stato su sua sul
        sulla suo sarà saranno verrà tra tutte tutti tutto un una uno vengono viene voi vostro
    """,
    "nl": """
        aan al alle als altijd andere bij daar dan dat de deze die dit door dus een eens
        en er geen gebruik gebruiken goed haar had heb hebben heeft hem het hier hoe hun
        ik in is je jij jou jouw kan kunnen maar meer met mij mijn moet moeten na naar
        niet nog nu of om omdat ons onze ook op over te tegen toch tot tussen uit uw van
        veel via voor waar want waren wat we wel werd wij wilt worden wordt zal ze zich
        zij zijn zo zoals zonder zou
    """,
    "pt": """
        a ainda alguns ao aos apenas após as assim até cada caso com como da das de dela
        dele depois deve do dos e é ela ele eles em entre era essa esse esta está este
        eu faz fazer foi há isso isto já lhe mais mas me mesmo meu minha muito na nas
        não nem no nos nós nossa nosso num numa o os ou outra outro para pela pelas pelo
        pelos pode podem por porque quais qual quando que quem são se seja sem ser seu
        seus si sobre sua suas também tem têm todas todos tudo um uma usar você vocês
    """,
    "sv": """
        alla allt andra att av bara behöver bli blir båda både de den denna deras dessa
        det detta dig din dina ditt du där efter eller en ett fick finns från för få får
        gör göra ha hade han har hos hur här i in innan inte istället ja jag kan kommer
        kunna man med mellan men mer mig min mot mycket måste ni nu när nästa och också
        om oss på samma sedan sig sin ska som så till under upp ut utan vad var vara
        vi vid vilka vilken vill är över
    """,
    "da": """
        af alle alt andet at av blev bliver bruge bør da de dem den denne der deres det
        dette dig din disse dit du efter eller en end er et for fra får gøre ham han har
        have hun hvad hver hvilke hvis hvor hvordan i ikke ind jeg kan kunne man med meget
        mellem men mens mere min mod må nogle nu når og også om op os over på sig sin
        skal som så til to ud uden under ved vi vil vores være været
    """,
    "no": """
        alle andre at av bare ble blir bruk bruke da de dem den denne der deres det dette
        dette din disse ditt du eller en enn er et etter for fordi fra får gjøre ha hadde
        han har hun hva hver hvilke hvis hvor hvordan i ikke inn jeg kan kunne man med
        meg mellom men mens mer min mot må noe noen nå når og også om opp oss over på seg
        sin skal som så til to ut uten under ved vi vil vår være vært
    """,
    "fi": """
        ei eikä ellei että he hän ja joka jos jotka jotta kaikki kanssa kautta kuin kun
        kuten lisäksi me mikä mitä mukaan mutta myös ne niin niiden nyt oikein olen oli
        on onko ovat pitää se sekä sen sillä sitten siitä sinä sinun tai tarvitset te
        tulee tämä tämän tässä vaan vai vain varten vielä voi voit voidaan voivat
        yli ole olla jokainen muut ennen jälkeen kaikille alkaen asti aikana ajan poissa
        koska jossa jonka noin näin siihen sitä kahden yhden olivat joilla
    """,
    "pl": """
        aby albo ale ani bardzo bez bo bowiem być był była było by co czy dla do gdy
        gdzie go i ich im inne innych jak jako je jego jej jest jeszcze jeśli już każdy
        kiedy która które który których lub ma mają mi między może można musi my na nad
        nam nas nasz nawet nie nich niż o od oraz po pod podczas ponieważ poza przed
        przez przy są się także tak tam te tego tej ten to tu twój ty tych tylko tym u w
        wam was we wiele wszystkie więc z za ze zostać że żeby
    """,
    "cs": """
        a aby ale ani anebo bez bude budou by byl byla bylo být co či do ho i jak jako
        jaký je jeho jejich jen jenž ještě již jsem jsme jsou jste k kde kdy když která
        které který který lze mezi mít mnoho může můžete mohou musí na nad nebo není než
        nic o od po pod podle pokud potom pouze pro proto protože před přes při s se si
        své svůj ta tak také tam tato ten tento ti to toho tom tu ty u už v vám vás ve
        však všechny vy z za zde ze že
    """,
    "hu": """
        a ahhoz alapján által amely amelyek ami amikor az azok azonban azt be benne csak
        de e egy egyik egyéb el ennek és ez ezek ezen ezt fel ha hanem hogy hogyan igen
        illetve is itt kell ki lehet legyen lesz ma már még meg mert mi mind minden
        mint mit nagyon ne nem nincs olyan össze pedig s sem szerint szükséges
        számára tehát ti több után úgy vagy vagyok van vannak volt két három alatt előtt
        majd ezért mindenki kérjük lehetőség mielőtt
    """,
    "tr": """
        ama ancak aşağıdaki bazı ben bir biz bu bunu bunun böyle ca çok çünkü da daha de
        değil diye dolayı en gibi göre hem hepsi her hiç için ile ise iki kadar kendi ki
        lütfen mi mı mu mü mız nasıl ne neden nerede o olan olarak oldu olduğu olması
        olur onu onun sadece sen siz sizin sonra şey şu tarafından tüm üzerinde var ve
        veya ya yani yeni yok
    """,
    "ro": """
        acest această aceste acestea acesta ai al ale am ar are astfel așa atunci au
        avea ca că care când ce cele cel cine cu cum da dacă dar de decât deja
        despre din dintre doar după ea ei ele este eu fără fi fie fiecare fost foarte
        iar în înainte între îi își la le lor lui mai mult ne noi nostru nu o or ori
        pe pentru poate pot prea prin sa să sale sau se și sub sunt te toate tot trebuie
        un una unde unei unor unui va vă vor
    """,
    "id": """
        ada adalah agar akan anda antara apa atau bagaimana bahwa banyak belum berikut
        bisa bukan dalam dan dapat dari dengan di dia hanya harus ini itu jika juga kami
        karena ke kita lain lebih maka melalui memiliki mereka namun oleh pada para
        perlu saat saja sangat satu saya sebagai sebelum sebuah secara sehingga semua
        seperti setelah setiap sudah tanpa telah tersebut tetapi tidak untuk yaitu yang
    """,
    "tl": """
        ang ng mga sa na ay at kung para ito isang hindi ka mo iyong aming ating kami
        kanilang dapat maaari may mayroon nang upang dahil bago pagkatapos lamang lahat
        bawat kahit din rin pa po siya sila namin natin nito gumamit gamit wala
    """,
    "vi": """
        bạn bằng bị các cái cách cho chúng có của cũng cùng đã đang để đến đó được gì
        hãy hoặc hơn khi không là lại làm lên mà mình mọi một nào này nên nếu người
        nhưng như những nó ở phải qua ra rất sau sẽ tại tất thể theo thì trên trong từ
        và vào về vì với
    """,
    "ca": """
        a al als amb aquest aquesta aquests això així cada com de del dels des després
        durant el els en encara entre és està et fins ha han i la les li més molt no
        nosaltres o on pel pels per però pot què qual quan que se sense ser seu seva si
        sobre són també tenir tot tots un una uns vostè
    """,
    "hr": """
        a ako ali bez bi bila bilo biti da dok do ga i ih ili im iz ja je jer još kada
        kako kao kod koja koje koji ima imati li može možete mora na nakon ne nego nije
        od ona oni ovaj ovo ova po pod pre prije preko pri s sa samo se su sve svi šta
        što ta taj te to u uz vam vas već vi više za zbog će
    """,
}

#: English words that are small words elsewhere: they tell as little of either.
ENGLISH_TOO = """
    ad bad band bare brand by car co come dare dig dos due end ever far fare fast fin go
    gut ham hat hen hun im in inn kind let lie line main man men met mine mis mod non op
    pan par past per plus pod pop pour prima quote re sale see sin son tag tan ten toe
    tom van war
"""

#: Letters that few languages have, and which.
LETTERS = {
    "ß": "de", "ä": "de sv fi", "ö": "de sv fi hu tr", "ü": "de tr hu",
    "ñ": "es", "¿": "es", "¡": "es", "ã": "pt", "õ": "pt",
    "é": "fr es pt hu cs it", "è": "fr it ca", "ê": "fr pt", "à": "fr it ca",
    "ù": "fr it", "û": "fr", "î": "fr ro", "ï": "fr ca", "œ": "fr",
    "ç": "fr pt tr ca", "ò": "it ca", "ì": "it", "í": "es pt hu cs", "á": "es pt hu cs",
    "ó": "es pl hu pt", "ú": "es hu cs", "å": "sv da no", "æ": "da no", "ø": "da no",
    "ł": "pl", "ą": "pl", "ę": "pl", "ś": "pl", "ż": "pl", "ź": "pl", "ć": "pl hr",
    "ń": "pl", "ř": "cs", "ě": "cs", "ů": "cs", "ý": "cs", "š": "cs hr", "č": "cs hr",
    "ž": "cs hr", "ő": "hu", "ű": "hu", "ğ": "tr", "ş": "tr", "ı": "tr",
    "ă": "ro vi", "ș": "ro", "ț": "ro", "đ": "vi hr", "ơ": "vi", "ư": "vi",
}  # fmt: skip

#: How words of a language begin, go on or end: ^ and $ are their edges.
TRIGRAMS = {
    "de": "sch cht ung$ ich$ ein^ keit heit lich gen$ ver^ tel ier^ ß chen auf^ tzt eit$",
    "fr": "eux$ ique eur$ oir$ aux$ ez$ ées$ és$ ître eau elle$ ouv",
    "es": "ción ciones dad$ ando$ iendo$ mente$ ía$ ado$ ados$ aje$ ero$ ñ",
    "it": "zione zioni gli ità$ ente$ tto$ cch ato$ ati$ ggi",
    "pt": "ção ções dade$ ndo$ mente$ ões$ ão$ lho nh ado$ agem$",
    "nl": "ij oe aa ee^ het$ sch ge^ lijk uur$ ver^ uik",
    "sv": "ör ande$ och$ för sk tt$ kt$ ställ lägg het$",
    "da": "hed$ else$ ede$ lig sk øj ige$ erne$",
    "no": "het$ else$ ene$ lig sk øy sjon tt$",
    "fi": "ssa$ ssä$ lla$ llä$ sta$ stä$ inen$ ksi$ tää$ een$ ät$ aan$ uu yö ää",
    "pl": "sz cz rz ści ować$ anie$ enie$ ego$ ych$ owy$ owa ami$ dz wy^ prz^",
    "cs": "ní$ ost$ ých$ ého$ ovat$ ání$ ení$ pře při^ ský$ ou$ ích$",
    "hu": "ás$ és$ ok$ ek$ ban$ ben$ nak$ nek$ sz gy ny ság$ ség$ tt$ hoz$ val$ vel$",
    "tr": "lar$ ler$ yor ları leri mek$ mak$ dır dir ecek acak nın$ nin$ ğı ış$",
    "ro": "ului$ ilor$ ție$ ții$ are$ ează$ ează ul$ rea$ ești$ ând$",
    "id": "nya$ kan$ meng peng",
    "hr": "nje$ anje$ ati$ iti$ ost$ ije$ ovi$ ima$ ći$",
    "ca": "ció cions$ eix tat$ ny l·l",
}  # fmt: skip

#: The script of a language that alone, or nearly, is written in it.
SCRIPTS = (
    ("Hangul", "가", "힣", "ko"),
    ("Kana", "ぁ", "ヿ", "ja"),
    ("Han", "㐀", "鿿", "zh"),
    ("Cyrillic", "Ѐ", "ӿ", "ru"),
    ("Greek", "Ͱ", "Ͽ", "el"),
    ("Hebrew", "א", "ת", "he"),
    ("Arabic", "ؠ", "ۿ", "ar"),
    ("Devanagari", "ऀ", "ॿ", "hi"),
    ("Bengali", "ঀ", "৿", "bn"),
    ("Tamil", "஀", "௿", "ta"),
    ("Telugu", "ఀ", "౿", "te"),
    ("Thai", "ก", "๛", "th"),
    ("Georgian", "Ⴀ", "ჿ", "ka"),
    ("Armenian", "Ա", "֏", "hy"),
)

#: What people call a language.
NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "mr": "Marathi", "nb": "Norwegian", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Filipino", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

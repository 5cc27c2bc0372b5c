"""Words for states and nationalities, by which a party is told that is named by nothing else.

Lower case, single words. "Somali" alone names no party to a killing; "Somalia" names a state, and its army with it.
"""

from __future__ import annotations

__all__ = ["HOME", "NATIONALITIES", "SAME_NATION", "STATES"]

_NATIONALITIES = """
    afghan afghani afghans african africans albanian albanians algerian algerians american americans angolan
    angolans arab arabian arabs argentine argentinean argentines argentinian argentinians armenian armenians
    australian australians austrian austrians azerbaijani azerbaijanis azeri azeris bahraini bahrainis bangladeshi
    bangladeshis belarusian belarusians belarussian belgian belgians beninese bolivian bolivians bosnian bosnians
    botswanan brazilian brazilians british briton britons bulgarian bulgarians burkinabe burkinabè burmese burundian
    burundians cambodian cambodians cameroonian cameroonians canadian canadians chadian chadians chilean chileans
    chinese colombian colombians congolese costa croat croatian croatians cuban cubans cypriot cypriots czech czechs
    danes danish djiboutian dominican dominicans dutch ecuadorean ecuadorian ecuadorians egyptian egyptians emirati
    emiratis english eritrean eritreans estonian estonians ethiopian ethiopians european europeans filipino
    filipinos finnish finns foreign french frenchman gambian gambians georgian georgians german germans ghanaian
    ghanaians greek greeks guatemalan guatemalans guinean guineans guyanese haitian haitians honduran hondurans
    hungarian hungarians icelandic indian indians indonesian indonesians iranian iranians iraqi iraqis irish israeli
    israelis italian italians ivorian ivorians jamaican jamaicans japanese jordanian jordanians kazakh kazakhs
    kazakhstani kenyan kenyans korean koreans kosovan kosovar kurd kurdish kurds kuwaiti kuwaitis kyrgyz kyrgyzstani
    lankan lankans laotian latvian latvians lebanese leonean leoneans liberian liberians libyan libyans lithuanian
    lithuanians macedonian macedonians malagasy malawian malawians malaysian malaysians malian malians mauritanian
    mauritanians mexican mexicans moldovan moldovans mongolian montenegrin moroccan moroccans mozambican mozambicans
    myanmarese namibian namibians nepalese nepali nepalis nicaraguan nicaraguans nigerian nigerians nigerien
    nigeriens north northern norwegian norwegians omani omanis pakistani pakistanis palestinian palestinians
    panamanian panamanians papua paraguayan paraguayans peruvian peruvians philippine poles polish portuguese puerto
    qatari qataris rican ricans romanian romanians russian russians rwandan rwandans salvadoran salvadorans
    salvadorean salvadoreans salvadorian saudi saudis scottish senegalese serb serbian serbians sierra slovak
    slovaks slovene slovenian somali somalian somalis south southern spaniard spaniards spanish sri sudanese swedes
    swedish swiss syrian syrians taiwanese tajik tajikistani tajiks tanzanian tanzanians thai thais togolese
    tunisian tunisians turk turkish turkmen turks ugandan ugandans ukrainian ukrainians uruguayan uruguayans uzbek
    uzbekistani uzbeks venezuelan venezuelans vietnamese welsh western yemeni yemenis yemenite zambian zambians
    zealander zealanders zimbabwean zimbabweans
"""
NATIONALITIES = frozenset(_NATIONALITIES.split())
"""Adjectives and nouns of nationality, and "foreign", "northern" and the like, which name nobody either."""

_SAME = """
    afghanistan=afghan afghans=afghan africans=african albanians=albanian algeria=algerian algerians=algerian
    america=us american=us americans=us angolans=angolan arabs=arab argentina=argentine argentines=argentine
    argentinians=argentinian armenia=armenian armenians=armenian australia=australian australians=australian
    austrians=austrian azerbaijan=azerbaijani azerbaijanis=azerbaijani azeris=azeri bahrain=bahraini
    bahrainis=bahraini bangladesh=bangladeshi bangladeshis=bangladeshi belarus=belarusian belarusians=belarusian
    belgians=belgian bolivia=bolivian bolivians=bolivian bosnians=bosnian brazil=brazilian brazilians=brazilian
    britain=british britons=briton bulgarians=bulgarian burma=burmese burundi=burundian burundians=burundian
    cambodia=cambodian cambodians=cambodian cameroon=cameroonian cameroonians=cameroonian canada=canadian
    canadians=canadian chad=chadian chadians=chadian chile=chilean chileans=chilean china=chinese colombia=colombian
    colombians=colombian congo=congolese croatians=croatian cuba=cuban cubans=cuban cypriots=cypriot czechs=czech
    denmark=danish djibouti=djiboutian dominicans=dominican ecuador=ecuadorian ecuadorians=ecuadorian egypt=egyptian
    egyptians=egyptian emiratis=emirati eritrea=eritrean eritreans=eritrean estonians=estonian ethiopia=ethiopian
    ethiopians=ethiopian europeans=european filipinos=filipino france=french gambians=gambian georgia=georgian
    georgians=georgian germans=german germany=german ghana=ghanaian ghanaians=ghanaian greeks=greek
    guatemala=guatemalan guatemalans=guatemalan guineans=guinean haiti=haitian haitians=haitian hondurans=honduran
    honduras=honduran hungarians=hungarian india=indian indians=indian indonesia=indonesian indonesians=indonesian
    iran=iranian iranians=iranian iraq=iraqi iraqis=iraqi israel=israeli israelis=israeli italians=italian
    italy=italian ivorians=ivorian jamaicans=jamaican japan=japanese jordan=jordanian jordanians=jordanian
    kazakhs=kazakh kenya=kenyan kenyans=kenyan koreans=korean kurds=kurd kuwait=kuwaiti kuwaitis=kuwaiti
    lankans=lankan latvians=latvian lebanon=lebanese leoneans=leonean liberia=liberian liberians=liberian
    libya=libyan libyans=libyan lithuanians=lithuanian macedonians=macedonian malawians=malawian
    malaysians=malaysian mali=malian malians=malian mauritania=mauritanian mauritanians=mauritanian mexicans=mexican
    mexico=mexican moldovans=moldovan moroccans=moroccan morocco=moroccan mozambicans=mozambican
    mozambique=mozambican myanmar=myanmar namibians=namibian nepal=nepalese nepalis=nepali netherlands=dutch
    nicaragua=nicaraguan nicaraguans=nicaraguan niger=nigerien nigeria=nigerian nigerians=nigerian
    nigeriens=nigerien norwegians=norwegian oman=omani omanis=omani pakistan=pakistani pakistanis=pakistani
    palestinians=palestinian panama=panamanian panamanians=panamanian paraguayans=paraguayan peru=peruvian
    peruvians=peruvian philippines=philippine poland=polish qatar=qatari qataris=qatari ricans=rican
    romanians=romanian russia=russian russians=russian rwanda=rwandan rwandans=rwandan salvadorans=salvadoran
    salvadoreans=salvadorean saudis=saudi senegal=senegalese serbians=serbian slovaks=slovak somalia=somali
    somalis=somali spain=spanish spaniards=spaniard sudan=sudanese syria=syrian syrians=syrian tajiks=tajik
    tanzania=tanzanian tanzanians=tanzanian thailand=thai thais=thai tunisia=tunisian tunisians=tunisian
    turkey=turkish turks=turk uganda=ugandan ugandans=ugandan ukraine=ukrainian ukrainians=ukrainian
    uruguayans=uruguayan usa=us uzbeks=uzbek venezuela=venezuelan venezuelans=venezuelan vietnam=vietnamese
    yemen=yemeni yemenis=yemeni zambians=zambian zealanders=zealander zimbabwe=zimbabwean zimbabweans=zimbabwean
"""
SAME_NATION: dict[str, str] = {name: adjective for name, _, adjective in (x.partition("=") for x in _SAME.split())}
"""The state and the plural, with the adjective under which both are compared."""

STATES = frozenset(word for word in SAME_NATION if word not in NATIONALITIES) | {"us", "uk", "uae", "arabia"}
"""Names of states."""

_HOME = """
    AE=emirati AF=afghan/afghani AL=albanian AM=armenian AO=angolan AR=argentine/argentinean/argentinian
    AT=austrian AU=australian AZ=azerbaijani/azeri BA=bosnian BD=bangladeshi BE=belgian BF=burkinabe
    BG=bulgarian BH=bahraini BI=burundian BJ=beninese BO=bolivian BR=brazilian BW=botswanan
    BY=belarusian/belarussian CA=canadian CH=swiss CI=ivorian CL=chilean CM=cameroonian CN=chinese CO=colombian
    CU=cuban CY=cypriot CZ=czech DE=german DJ=djiboutian DK=danes/danish DZ=algerian EC=ecuadorean/ecuadorian
    EE=estonian EG=egyptian ER=eritrean ES=spaniard/spanish ET=ethiopian FI=finnish/finns FR=french/frenchman
    GB=british/briton/english/scottish/welsh GE=georgian GH=ghanaian GM=gambian GR=greek GT=guatemalan
    GY=guyanese HN=honduran HR=croat/croatian HT=haitian HU=hungarian ID=indonesian IE=irish IL=israeli IQ=iraqi
    IR=iranian IS=icelandic IT=italian JM=jamaican JO=jordanian JP=japanese KE=kenyan KG=kyrgyz/kyrgyzstani
    KH=cambodian KW=kuwaiti KZ=kazakh/kazakhstani LA=laotian LB=lebanese LR=liberian LT=lithuanian LV=latvian
    LY=libyan MA=moroccan MD=moldovan ME=montenegrin MG=malagasy MK=macedonian ML=malian MM=burmese/myanmarese
    MN=mongolian MR=mauritanian MW=malawian MX=mexican MY=malaysian MZ=mozambican NA=namibian NE=nigerien
    NG=nigerian NI=nicaraguan NL=dutch NO=norwegian NP=nepalese/nepali OM=omani PA=panamanian PE=peruvian
    PH=filipino/philippine PK=pakistani PL=poles/polish PT=portuguese PY=paraguayan QA=qatari RO=romanian
    RS=serb/serbian RU=russian RW=rwandan SA=saudi SD=sudanese SE=swedes/swedish SI=slovene/slovenian SK=slovak
    SN=senegalese SO=somali/somalian SV=salvadoran/salvadorean/salvadorian SY=syrian TD=chadian TG=togolese
    TH=thai TJ=tajik/tajikistani TM=turkmen TN=tunisian TR=turkish/turk TW=taiwanese TZ=tanzanian UA=ukrainian
    UG=ugandan US=us UY=uruguayan UZ=uzbek/uzbekistani VE=venezuelan VN=vietnamese XK=kosovan/kosovar
    YE=yemeni/yemenite ZM=zambian ZW=zimbabwean
"""
HOME: dict[str, frozenset[str]] = {
    state: frozenset(words.split("/")) for state, _, words in (x.partition("=") for x in _HOME.split())
}
"""ISO 3166 code of a state to the words under which its army is told, as :data:`SAME_NATION` folds them. Not of Palestine, where
an army that is named by nothing else is another state's."""

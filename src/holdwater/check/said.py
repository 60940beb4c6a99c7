"""The words by which a page says what it costs, needs, promises and leaves out.

Tables, which `holdwater.check.not_said` reads. The phrases are wide on purpose: a
page that touches on a thing has said something of it, and is asked about what it does
not touch on at all.
"""

from __future__ import annotations

from holdwater.model.quantity import Quantity
from holdwater.text.later import later
from holdwater.text.units import DATA_SIZES

#: Phrases that say something of a thing.
SAID = {
    "price": """
        price|prices|priced|pricing|price list|price tag|{is|are|it's|always|forever|completely|
        entirely|totally|100%} free|free {forever|of charge|to use|to download|to start|and open
        source|for personal|for individuals|for up to|for open source|for teams|for non|for
        students|for everyone|plan|plans|tier|tiers|edition|version|account|accounts|software|
        download}|freemium|for free|{try|use|get|download|run} it free|{no|without|at no} {charge|
        cost|additional cost|extra cost| additional charge|extra charge}|free {core|community}
        {edition|version}|{is|are|being|an|our|we're|it's|they're|free|fully|completely|truly|
        entirely|100%|and|the} open source|open source {first|by default}|open sourced|open source
        {licence|license|edition|version|project|software|core|solution|platform|tool|product|
        alternative|self hosted|and self hosted}|{mit|apache|apache 2.0|bsd|gpl|agpl|lgpl|gnu|
        mozilla|eupl|isc|business source|elastic|open source} {licence|license|licensed|public
        license|public licence|2.0}|gplv2|gplv3|agplv3|lgplv3|agpl|{licensed|released|available|
        distributed} under|per {user|seat|agent|node|host|core|site|device|month|year|hour|gb|tb|
        gigabyte|terabyte|request|minute|developer|employee|server|api call}|{monthly|annual|yearly}
        {fee|fees|price|payment|payments|plan|plans|subscription|subscriptions|billing}|billed
        {monthly|annually|yearly|per|by}|pay {as you go|per|as you grow|only for|for what|by}|usage
        based|consumption based|flat {fee|rate}|{setup|one time|licence|license|licensing|
        subscription|service} {fee|fees|charge|cost|costs}|money back|{what|how much} [does] it
        costs|how much does it cost|how much is it|{costs|cost} {nothing|money|extra|from}|discount|
        discounts|{in|with} {every|all|any|your} {subscription|plan|plans|licence|license}|royalty
        free|cost calculator|{a month|/month|/ month|/mo|/user|/ user|/seat|/year|/yr}
    """,
    "limits": """
        limit|limits|limited|limitation|limitations|quota|quotas|cap|caps|capped|fair use|maximum
        {of|number|size|file|length|users|amount|capacity|storage|duration|throughput|retention|
        rate|cluster}|max {users|size|file|of|nodes|requests|storage}|{at most|no more than|not more
        than}|not {yet|currently} {supported|available|included|possible|implemented}|{is|are} not
        {supported|included|available|suitable|intended|designed|recommended|a replacement|meant|
        covered|possible}|isn't {supported|included|available|suitable|intended|designed|
        recommended|meant|for everyone|a replacement}|{does not|doesn't|do not|don't} {support|
        include|cover|replace|offer|provide|work with|scale|track|handle|apply|allow}|not {a fit|for
        everyone|for you|end users|yet ready}|{is|are} not {for|yet}|only {one|two|three|a few|the
        first} [{startup|team|project|user|site|node|instance}]|unsupported {versions|platforms|
        features}|known {issue|issues|problem|problems}|caveat|caveats|trade off|trade offs|
        tradeoff|tradeoffs|drawback|drawbacks|when not to use|not {suitable|intended|designed|
        recommended} for|out of scope|not included|excluded|excludes|exceptions|only {supports|
        support|works|available|runs|supported|compatible}|{technical preview|tech preview|
        experimental|alpha version|beta version|in beta|preview feature}|data retention|retention
        {of|period|for}|{days|months|years} of {retention|history|data|logs}|overage|overages|
        exceed|exceeds|exceeding|throttled|throttling
    """,
    "requirements": """
        require|requires|required|requirement|requirements|prerequisite|prerequisites|system
        requirements|minimum {of|version|hardware|requirements}|you need|you will need|you'll need|
        all you need is|compatible|compatibility|{supported|supports|support} {platforms|operating
        systems|versions|browsers|databases|languages|devices|on|for}|{works|work|working} {with|on|
        in}|{runs|run|running} {on|in|as|anywhere|under}|install|installs|installed|installation|
        download|deployable|{available|deploy|deployed} {on|for|in|as|to|via|anywhere}|integrates
        {with|into}|integration|integrations|{in|into|on|through|via|from|with} {your|the|any|a}
        [web] browser|browser based|web based|cloud based|cloud hosted|cloud native|saas|windows|
        macos|mac os|os x|linux|ubuntu|debian|red hat|rhel|centos|android|ios|iphone|ipad|
        kubernetes|openshift|docker|helm|container|containers|vmware|hyper v|bare metal|aws|azure|
        google cloud|gcp|postgresql|postgres|mysql|mariadb|oracle|sql server|mongodb|redis|java|
        python|node.js|nodejs|javascript|php|ruby|golang|.net|wordpress|chrome|firefox|safari|{cpu|
        cpus|vcpu|vcpus|ram|cores}|on premises|on premise|on prem|self hosted|sdk|sdks|api|apis|rest
        api|graphql|chromebook|raspberry pi|x86|x86 64|arm64|active directory|ldap|saml|hardware|no
        {agent|agents|installation|plugins|hardware} {needed|required|to install}|snap|snaps|virtual
        machine|virtual machines|vm|vms|server|servers
    """,
    "data-location": """
        namespace|namespaces|where {is|are|does|do} {my|our|your|the|customer|user} data|where {my|
        our|your|data|your data} {data|is|lives|resides} {stored|kept|hosted}|{to|on|for|any|your|
        own} kubernetes|kubernetes {nodes|native|environment|environments}|data {residency|
        sovereignty| locality|location|localization|center|centers|centre|centres|processing
        agreement|plane| processing addendum}|datacenter|datacenters|datacentre|datacentres|{hosted|
        hosting|stored| processed|kept|held|located|housed|replicated} {in|on|by|within|at|with|
        inside|locally| securely|exclusively|only|entirely}|{stay|stays|remain|remains|lives|
        resides} {in|on|within| inside} {your|europe|germany|switzerland}|{never|not|without ever|
        without|doesn't|does not| don't} {leave|leaves|leaving} {your|the|our}|leaves your|on
        premises|on premise|on prem|self host|self hosted|self hosting|self managed|air gapped|
        airgapped|your own {cloud|clouds|vpc| infrastructure|server|servers|account|environment|data
        center|data centre|bucket|cluster| clusters|tenant|hardware|premises|cloud account|private
        cloud|database|network|machine| datacenter|instance}|your {vpc|cloud account|private cloud|
        cluster|clusters|kubernetes| premises|bucket|aws account|cloud provider|storage provider|
        private data center}|byoc|bring your own {cloud|storage|database}|private {cloud|clouds|
        deployment|deployments}|{public| hybrid|any|multi|sovereign|european|multiple} {cloud|
        clouds}|multicloud|in the {eu|european union|us|uk}|{eu|european|german|swiss|us|uk|
        canadian|french} {hosted|based|owned|only| servers|server|data|cloud|hosting|provider|
        infrastructure|region|jurisdiction|company}|region|regions|availability zone|availability
        zones|jurisdiction|{hosted|runs|run|running| deployed|deploy} {on|in} {aws|azure|google
        cloud|gcp|any cloud|openshift|docker}|locally|local first|on device|on {your|their|the
        user's} {own} {device|machine|computer|laptop| servers|server|network|hardware|
        infrastructure|devices|systems}|your {servers|server}|offline|sub processor|sub processors|
        subprocessor|subprocessors|in your {network| environment|infrastructure|data center|data
        centre|datacenter|own}|{openshift|kubernetes} {cluster|clusters|operator}|bare metal|edge
        locations|edge network|cdn|{does not|doesn't| never|do not|don't} {store|stores|collect|
        keep|retain|access|see}|customer managed|single tenant|desktop app
    """,
    "failure": """
        sla|slas|service level|service levels|uptime|status page|system status|failover|fail over|
        fails over|{high|highly} {availability|available}|redundant|redundancy|replica|replicas|
        replicated|replication|disaster recovery|recover|recovers|recovery|backup|backups|back up|
        backed up|roll back|rolls back|rollback|rollbacks|retry|retries|outage|outages|{goes|go|
        went|going} {wrong|down}|{it|something|things|one|box|disk|link|primary|that|service|
        process|node|system|job|server| anything} {fails|fail|breaks|break}|on failure|failure|
        failures|fault toleran{t|ce}|self healing|incident|incidents|{email|e mail|phone|chat|
        premium|priority|enterprise|dedicated| technical|customer|commercial|community|professional|
        expert|basic|standard|24/7|24x7|around the clock|live|full|vendor|product|world class|level|
        tier|hour|fanatical|human|personal| paid|long term|our} support|support {team|teams|plan|
        plans|hours|engineer|engineers|ticket| tickets|portal|contract|contracts|options|is|staff|
        desk|channel|channels|services| subscription|subscriptions|agreement|package|packages|via|
        by|from|and}|supported by|get {support|help}|help {desk|center|centre}|helpdesk|response
        {time|times} {of|is|are|within| guarantee}|responds within|answer within|maintenance window|
        warranty|warranties|refund|credits if|durability|report {a bug|bugs|an issue|issues}|
        degrade|degrades|graceful|gracefully|rto|rpo|restore|restores|restored|supported and
        maintained|maintained and supported|{maintenance|service|services|training|consulting} and
        support|support and {maintenance|service|services| training|consulting}|security
        maintenance|bug {fix|fixes|fixing}|patching|postmortem|post mortem
    """,
    "exit": """
        export|exports|exported|exporting|exportable|exporter|exporters|download {your|all|all your}
        {data|files|statistics|stats}|take your {data|files|content} with|{data|workload|
        application|cloud} {portability|ownership|migration}|portable|portability|{migrate|
        migrating|move|switch|moving} {away|off|out|back|to another|between|from and to}|cancel|
        cancels|cancelled|canceled|cancellation|cancelation|terminate|termination|unsubscribe|no
        {long term} {contract|contracts|commitment|commitments}|no {contract|contracts|commitment|
        commitments}|without {commitment|a contract|obligation}|month to month|{vendor|platform|
        cloud|provider|technology} lock in|lock in|locked in|locked into|open {standard|standards|
        format|formats|data format}|you own {your|the|all|100%|it}|{own|owns|keep|retain} {all}
        {your|their} {data|code}|data ownership|{full|complete|total} {ownership|control} {of|over}
        your data|100% {data ownership|ownership|control}|delete {your|all|my|the} {data|account|
        files}|{data|account|automatic} deletion|data {retention|dump|dumps|exports}|{json|csv|xml|
        sql|pdf|excel|parquet} {export|exports|file|files|download}|uninstall|uninstalled|money
        back|exit {plan|strategy|clause}|end of {the} {contract|subscription|term}|after the
        {contract|subscription}|renewal|renew|{is|are|being|an|our|we're|it's|they're|free|fully|
        completely|truly|entirely|100%|and|the} open source|open source {first|by default}|open
        sourced|open source {licence|license|edition| version|project|software|core|solution|
        platform|tool|product|alternative|self hosted|and self hosted}|{mit|apache|apache 2.0|bsd|
        gpl|agpl|lgpl|gnu|mozilla|eupl|isc} {licence| license|licensed|public license|2.0}|gplv2|
        gplv3|agplv3|agpl|fork it|source code is
    """,
    "trial": """
        trial|trials|on approval|on loan|{send|ship|give|return} it back|evaluation unit|try {it|
        for|now|our|the|out|a|today|this|your|us|free|online}|try {before| with}|{test|evaluate}
        {it|drive|our|the|for|before|with}|evaluation|demo|demos|demonstration|live {preview|
        example}|sandbox|playground|proof of concept|poc|pilot|pilots|free {plan|plans|tier|tiers|
        version|edition|account|download|of charge|forever|for|to|and| trial|credits|credit|sample|
        assessment}|{is|are|it's|always|completely} free|for free|freemium|get started|getting
        started|start {free|for free|now|today|building|using|your|in}|sign up|signup|signing up|
        create {an|a free|your|a} account|register|download|downloads|install|installs|installed|
        installation|quick start|quickstart|tutorial|tutorials|community edition|developer edition|
        open source|early access|beta|waitlist|waiting list|money back|credit card|preview|book a
        {call|meeting}|self guided|see it in action
    """,
}

#: Longer phrases in which a shorter one of the same name means something else.
MASKED = {
    "price": """
        {request|get|contact us for|contact sales for|ask for|ask about|inquire about} {pricing|a
        price|prices}|pricing {on|upon} request|price on request|{dynamic|competitor|your|product|
        optimal|competitive|optimize|optimise|optimized} {pricing|prices|price}|priced {in|into}|
        {at|for} {any|all} {price|prices|cost}|{cost| price} savings|price performance|built on
        {the|an} open source|based on {the|an} open source|{and|the|an} open source {community|
        communities|world|ecosystem| solutions|technologies|technology|components|libraries|tools|
        packages|stack}|best price|{is| are} free {to focus|from|of}
    """,
    "limits": """
        {without|no|any|beyond|push the|zero|pushing the|break the} {limit|limits|limitation|
        limitations|cap|caps|quota|quotas}|not limited {to|by}|limited time|limited {only} by your|
        {limitations|limits} of {traditional|legacy|existing|other|current|conventional|your|the
        traditional|manual|on}|the sky is the limit|rate limit|rate limits|limits {your|growth|
        innovation}|{resource|time|budget} limits|limited {resources|budget|budgets| visibility|
        company|liability|edition|access to your|staff|bandwidth}|exceed {expectations| your|
        customer}|exceeds {expectations|your}|market cap|{bottle|white|red|mind} {cap|caps}|no
        exceptions|without {exceptions|compromise}
    """,
    "requirements": """
        {no|zero|without} {coding|code|expertise|technical expertise|programming|training|skills|
        credit card|commitment|experience} {required|needed}|no credit card required|{meet|meets|
        meeting} {the|your|all|any} {requirement|requirements}|{compliance|regulatory|business|
        customer|security|audit|legal|reporting|your} {requirement|requirements}|{everything|
        anything|all} you need|what you need|the {support|insights|tools|data|help} you need|{works|
        work|working} {on|with|in} {your behalf|confidence|us|our|the world|harmony}|customer
        support for|up and running in|work in {progress|teams}
    """,
    "data-location": """
        region {of| wide}|regions of the world
    """,
    "failure": """
        {zero|no|without|maximum|100%|maximize|maximise|minimal|minimize|eliminate|increase}
        {uptime|downtime|outages|outage|failures|failure|incidents}|{never|nothing|won't} {goes|go}
        {wrong|down}|{success|failure} rate|recover {costs|revenue|lost}|{our|full| customer|
        community} support {for|of}
    """,
    "exit": """
        {automatic|certificate|license|licence} {renewal|renewals}|{and|the|an} open source
        {community|communities|world|ecosystem|solutions|technologies|technology|components|
        libraries|tools|packages|stack}
    """,
    "trial": """
        clinical {trial|trials}|trial and error|auto pilot|pilot {error|training}
    """,
}

#: Words beside an amount of money that is no price of what is offered.
OTHER_MONEY = """
    attack|attacks|bounty|breach|breaches|budget|damage|damages|downtime|fine|fines|fraud|funding|
    industry|invested|investment|investors|lose|loses|losing|loss|losses|lost|market|outage|outages|
    penalties|penalty|raised|ransom|ransomware|revenue|revenues|salary|save|saved|saves|saving|
    savings|valuation|valued|worth
"""

#: What has a price tag, in however few words: *Investment: $6,000*. What is lost, saved or
#: raised has none, and is found by `OTHER_MONEY`.
PRICE_TAG = later(
    r"(?i)(?:\w+ ){0,3}(?:budget|cost|fee|investment|price|rate|total): ?"
    r"(?:[$€£] ?\d|\d[\d.,]* ?(?:[$€£]|EUR\b|USD\b|GBP\b))"
)

#: What the words or the target of a link lead to; *run here* stands for `RUN_HERE`.
LED_TO = {
    "price": """
        pricing|price|prices|price list|plans|plan|plans and pricing|buy|buy now|purchase|shop|
        store|editions|subscriptions|cost|costs|licence|license|licensing|calculator
    """,
    "limits": """
        limits|limit|limitations|limitation|quotas|known issues|fair use|fup|restrictions|when not
        to use|compare plans|feature comparison|plan comparison
    """,
    "requirements": """
        requirements|system requirements|prerequisites|compatibility|install|installation|
        installing|setup|deploy|deployment|download|downloads|get started|getting started|
        quickstart|quick start|integrations|supported platforms|supported versions|docs|
        documentation
    """,
    "data-location": """
        data residency|regions|locations|data centers|data centres|sub processors|subprocessors|dpa|
        data processing|trust|trust center|trust centre|security|data policy|self hosted|self host|
        self hosting|on premises|on premise|where data is kept|gdpr
    """,
    "failure": """
        status|sla|slas|service level agreement|support|uptime|help|help center|incident|incidents|
        disaster recovery|backup|backups|helpdesk|issues
    """,
    "exit": """
        export|exports|data export|exporting|portability|cancel|cancellation|migrate|migration|
        uninstall|offboarding|leaving|exit
    """,
    "trial": """
        trial|free trial|demo|try|sign up|signup|register|download|downloads|playground|sandbox|get
        started|getting started|quickstart|quick start|install|start|community edition
    """,
    "run here": """
        docker {run|pull|compose}|docker compose|kubectl|helm {install|repo|upgrade}|npm {install|
        i}|npx|yarn add|pnpm add|pip install|pipx install|uvx|brew install|apt install|apt get
        install|snap install|dnf install|yum install|curl|wget|go install|cargo install|git clone|
        composer require|gem install|terraform|choco install|winget install
    """,
}

#: What is said by a command that installs the thing on the reader's own machine.
RUN_HERE = ("requirements", "data-location", "trial")

#: What is asked of an offer of people's work; it runs nowhere and holds no data.
OF_PEOPLE = ("price", "limits", "failure")

#: Words by which an offer is told to be of people's work, or of a product; and of
#: something that a product would hold.
OFFERED = {
    "people": """
        advisory|certified {engineers|experts|specialists|professionals}|consultancy|consultant|
        consultants|consulting|course|courses|discovery call|engagement|engagements|exam|exams|hours
        {a|per} {week|month}|managed services|our {architects|consultants|developers|engineers|
        experts|process|specialists|team}|professional services|project manager|retainer|retainers|
        statement of work|trainer|trainers|training|trainings|we {assess|audit|build|deliver|design|
        develop|help|migrate|review|set up|train|work}|workshop|workshops
    """,
    "held": """
        analytics|backups|contacts|conversations|customers|data|database|databases|document|
        documents|e mail|e mails|email|emails|file|files|identities|invoice|invoices|log|logs|
        message|messages|payments|photos|records|report|reports|tickets|transactions|users|video|
        videos
    """,
    "product": """
        agent|api|apis|app|apps|cluster|clusters|dashboard|database|download|editor|feature|
        features|install|integrations|library|open source|operator|platform|platforms|plugin|
        plugins|product|products|release|saas|sdk|self hosted|software|tool|tools|version
    """,
}


def is_most(figure: Quantity) -> bool:
    """Say whether a figure is the most of something: *up to 50 GB*, *at most 5 users*."""
    unit = (figure.unit or "").partition("/")[0]
    is_room = figure.role == "count" or unit in DATA_SIZES
    return is_room and figure.bound in ("up to", "at most", "less than")

"""Pages of vendors that are not there, to ask what they leave out.

`SILENT` sells and says none of the things that are looked for. Each of `WAYS` is an
ordinary way to say one of them, each of `BESIDE` touches on its words and says it not.
"""

from __future__ import annotations

SILENT = """\
# Tarnwick, the leading platform for invoice approval

The most trusted approval platform on the market. Tarnwick helps your business approve
invoices 10x faster than any other solution.

## Why choose us

- Cut processing effort by 60%.
- Bank-grade security keeps your finances always safe.
- Trusted by more than 2,000 companies worldwide.
- Seamless approvals for every department.

Each invoice goes to the person who placed the order. Reminders go out by e-mail on
working days. Our platform is the only solution that eliminates every manual step.

## What people say

Our customers love it, and so will yours.

[Contact sales](https://tarnwick.example/contact-sales)
"""

WAYS = {
    "price": [
        "Tarnwick costs 9 euros a month for each user.",
        "From $29.",
        "| Plan | |\n| --- | --- |\n| Team | €12 per user per month |",
        "## Pricing",
        "[See our plans](/plans)",
        "[What you pay](https://tarnwick.example/pricing)",
        "Free for up to five users.",
        "Tarnwick is open source.",
        "Released under the MIT licence.",
        "The core is AGPLv3.",
        "Billed annually, per seat.",
        "Pay only for what you use.",
        "There is no charge for readers.",
        "You get it at no additional cost.",
    ],
    "limits": [
        "A workspace holds up to 50,000 invoices.",
        "Up to 20 GB for each team.",
        "At most 200 approvers.",
        "## Limits",
        "[Limitations](/docs/limitations)",
        "[What it cannot do](/docs/known-issues)",
        "Tarnwick does not support credit notes.",
        "Handwritten invoices are not supported.",
        "Known issues are listed below.",
        "A fair use policy applies.",
        "It only works with invoices in PDF.",
        "There is a quota on uploads.",
        "Tarnwick is not suitable for payroll.",
    ],
    "requirements": [
        "It needs Windows Server 2022.",
        "Runs on Linux.",
        "Tarnwick runs in your browser.",
        "Tarnwick requires an account in your directory.",
        "## Requirements",
        "[Prerequisites](/docs/prerequisites)",
        "Works with SAP and Navision.",
        "Compatible with Navision 2018.",
        "There are integrations for SAP.",
        "Tarnwick has a REST API.",
        "```sh\ndocker run tarnwick/approval\n```",
    ],
    "data-location": [
        "Invoices are stored in Frankfurt.",
        "Hosted in Switzerland.",
        "Choose a region when you begin.",
        "You can also host it on premises.",
        "It is self-hosted.",
        "Invoices never leave your network.",
        "Where is my data stored?",
        "[Sub-processors](/legal/sub-processors)",
        "[Trust centre](https://trust.tarnwick.example)",
        "Documents stay on your own servers.",
        "A data processing agreement can be had.",
        "```sh\nhelm install approval tarnwick/approval\n```",
    ],
    "failure": [
        "The contract has an SLA.",
        "The [status page](https://status.tarnwick.example) shows each incident.",
        "Engineers give 24/7 support.",
        "If something goes wrong, write to us.",
        "Two replicas take over on failure.",
        "Failover takes a minute.",
        "[Support](/support)",
        "Backups are taken each night.",
        "Write to our support team.",
        "Maintenance and support are part of it.",
        "Deliveries are retried; a retry takes a minute.",
    ],
    "exit": [
        "Export every invoice as CSV.",
        "You can cancel at any time.",
        "[Data export](/docs/export)",
        "No lock-in.",
        "Invoices are kept in an open format.",
        "There is no long-term contract.",
        "We delete your data thirty days later.",
        "Released under the Apache License 2.0.",
        "You own your data.",
    ],
    "trial": [
        "Start a free trial.",
        "[Request a demo](/demo)",
        "Try it for a month.",
        "There is a free plan.",
        "[Download](/download)",
        "Sign up in the browser.",
        "A sandbox is open to all.",
        "Begin with a proof of concept.",
        "```sh\nbrew install tarnwick\n```",
    ],
}

BESIDE = {
    "price": [
        "Start your free trial today.",
        "Request a quote from our team.",
        "Contact us for pricing.",
        "Price on request.",
        "It finds errors in the free text of an order.",
        "It is free of paper.",
        "Downtime costs companies 9,000 euros a minute.",
        "Save $1 million with cost savings of 40%.",
    ],
    "limits": [
        "Grow without limits.",
        "No limits, no caps.",
        "It is unlimited.",
        "Save up to 80% on processing.",
        "A limited time offer.",
        "It overcomes the limitations of legacy tools.",
        "The sky is the limit.",
    ],
    "requirements": [
        "No credit card required.",
        "It has everything you need.",
        "It meets your requirements.",
        "No training required.",
    ],
    "data-location": [
        "Your data is always safe with us.",
        "Stay in control.",
        "We are fully GDPR compliant.",
    ],
    "failure": [
        "Zero downtime.",
        "Enjoy maximum uptime.",
        "It never fails.",
    ],
    "exit": ["Certificate renewal is automatic.", "We use renewable energy."],
    "trial": ["No more trial and error."],
}

CONSULTING = """\
# Cloud consulting that never lets you down

Our consultants are the best on the market. We help your company move 10x faster, with
zero risk.

## What we do

- We assess your network in a two-day workshop.
- We migrate your services.
- We train your team; each training ends with an exam.
- Our engineers deliver 60% lower effort, guaranteed.

Trusted by leading companies everywhere. Our experts are certified engineers.

[Get in touch](https://brantholm.example/contact) to plan an engagement.
"""

OPEN_SOURCE = """\
# Kelpie

The fastest message queue on the planet, trusted by thousands of teams. Kelpie helps
your team ship 10x faster, and never loses a message.

- Blazing-fast and infinitely scalable.
- The only queue that your developers will ever need.
- Delivers each message at least once.
- Keeps messages in a log of segments.
- Speaks AMQP 1.0.
- A consumer acknowledges each message.
- A queue has one leader.

```sh
docker run -p 5672:5672 kelpie/kelpie
```

Talk to us about the [enterprise edition](https://kelpie.example/contact-sales).

MIT licensed.
"""

APPLIANCE = """\
# The Hallvard box

The most secure mail gateway on the market, and the only one that stops 100% of threats.
Our product protects your company from every attack.

- Fits into one rack unit, with two power supplies.
- Filters mail by sender, address and attachment.
- Runs beside any mail server that speaks SMTP.
- Unmatched performance, guaranteed.
- Set up in minutes, with no expertise required.

A second box takes over when the first one fails. A box filters up to 40,000 messages an
hour. Mail never leaves your network.

It costs 4,900 euros, and 900 euros a year from the second year on.

Order one on approval, and send it back within 30 days: [contact
sales](https://hallvard.example/sales).
"""

ALL_SAID = (
    SILENT
    + """
[Pricing](/pricing) · [Limits](/docs/limits) · [Requirements](/docs/requirements) ·
[Trust centre](/trust) · [Status](/status) · [Export](/docs/export) · [Trial](/trial)
"""
)

#: What a page offers for sale, and what it does not say.
OFFERS = {
    "a page that says nothing": (SILENT, tuple(WAYS)),
    "a page that leads to all of it": (ALL_SAID, ()),
    "a page of people's work": (CONSULTING, ("price", "limits", "failure")),
    "an open-source server": (OPEN_SOURCE, ("limits", "failure")),
    "an appliance": (APPLIANCE, ("exit",)),
    "a page with a price list": (
        SILENT.replace("## What people say", WAYS["price"][2] + "\n\n## What they say"),
        tuple(name for name in WAYS if name != "price"),
    ),
}

_BODY = SILENT.partition("\n")[2]

#: The same claims, the same invitation, and another sort of document.
OTHER_SORTS = {
    "a list of changes": "# Changelog\n" + _BODY,
    "dated changes": _BODY.replace("## Why choose us", "## 2.4.0")
    .replace("## What people say", "## 2.3.1")
    .replace("\n\nOur customers", "\n\n## 2.3.0\n\nOur customers"),
    "a signed article": "---\ntitle: Approval\nauthor: R. Vestergaard\n---\n" + SILENT,
    "an article": SILENT + "\n## Conclusion\n\nApprove sooner.\n",
    "a job that says so": SILENT + "\nIn this role you approve invoices.\n",
    "an article that says so": SILENT + "\nIn this post we look at approvals.\n",
    "a customer's story": _BODY.replace("## Why choose us", "## The challenge").replace(
        "## What people say", "## The results"
    ),
    "a tutorial": "# How to approve an invoice\n" + _BODY,
    "a policy": "# Privacy policy\n" + _BODY,
    "a job": _BODY.replace("## Why choose us", "## What you'll do").replace(
        "## What people say", "## Your profile"
    ),
    "an event": _BODY.replace("## Why choose us", "## Agenda").replace(
        "## What people say", "## Speakers"
    ),
    "a manual": _BODY.replace("## Why choose us", "## Installation").replace(
        "## What people say", "## Usage\n\n## Configuration"
    ),
    "a page of code": SILENT + "\n```\n" + "insert_invoice(42);\n" * 40 + "```\n",
    "instructions": SILENT + "\n" + "- Click the button.\n- Open the menu.\n" * 8,
    "a list of links": SILENT
    + "\n"
    + "\n".join(f"- [Tool {n}](https://t{n}.example) approves." for n in range(30)),
    "a snippet": "Our platform is the only solution that never fails. Contact sales.",
}

REFERENCE = """\
# Queues

A queue keeps messages until a consumer takes them. Each message has an identifier, a
body and a table of headers. The broker writes a message to disk before it confirms it.

## Fields

- `name` is the name of the queue.
- `durable` says whether it survives a restart.
- `ttl` is in seconds.

A consumer that does not confirm within `ack_timeout` gets the message again. Contact us
when the documentation is wrong; pricing is on another page.
"""

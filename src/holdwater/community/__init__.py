"""Find threads of a forum that look staged; say what is unusual, and accuse nobody.

    dump -> posts -> store -> repliers -> signals -> weighed threads -> groups -> Survey

Each signal is one count held against the rate of its own time and place, told beside
the innocent story that it cannot exclude. A person judges.
"""

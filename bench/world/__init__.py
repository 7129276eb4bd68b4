"""An invented world whose truth is known: cities, officials with terms, ties with histories, and the news of it.

``history`` makes the world from a seed, ``telling`` writes its articles (in Indonesian, English and Malay) with the
claims that a perfect reader would make of them, and ``scoring`` compares what fusing made of the mentions with what
they truly are. What real news do is in it on purpose: variants of names, typing errors, people of one name, dates and
kinds that sources get wrong, syndicated copies, and articles that leave things out.
"""

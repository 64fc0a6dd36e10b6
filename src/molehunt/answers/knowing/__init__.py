"""Who had a document or knew of something, claim by claim: by which way, and between which days.

``records`` says what is told of each one, ``ways`` has a function for each way in which claims tell it, ``known`` puts
them together.
"""

// The agreement that ships: a coach changes it into theirs. Lines that begin with ## are headings.

export const agreementText = `This is what the two of us agree on before we begin. It is short so that it gets read. Figures such as hours of notice stand under “Terms” and belong to it.

## What this is

Coaching is a conversation about what you want to change. You bring what matters to you, and you own the agenda: it may be about work or about anything else that means something to you. I ask, listen, and tell you what I notice. I do not hand out answers, and I do not decide for you.

Some sessions will be uncomfortable. If something between us bothers you, say so when you are ready; it belongs to the work.

## How we work

We plan in sprints, three months unless we agree otherwise, and meet at least twice a month. The hours are booked before a sprint begins, with time of your own in between.

Every session ends with something concluded and a small next step that you choose. Steps happen between the sessions. A step can be made smaller, moved once or swapped for another; if it was not kept, we look at what got in the way and agree the next one.

In the middle and at the end of each sprint we look back together, and you decide: go on, pause or finish.

## Moving a session

Either of us can move or cancel a session without asking as long as more than the agreed notice lies before it. Later than that, we ask each other. If one of us does not come, we say so openly and find a new date.

You can pause at any time, for up to eight weeks, without giving a reason.

## Confidentiality and its limits

What you tell me stays with me. I do not pass it on to your employer, to whoever pays, or to anybody else, and I do not mention that we work together unless you say I may.

There are limits. I may have to speak to somebody else if I believe that you or another person is in serious danger, or if a law or a court obliges me to. Wherever I can, I will tell you first.

I may talk about my own work with a supervisor who is bound to the same confidentiality. I do so without your name or anything that would give you away.

You are free to talk about our work with whomever you like. What I tell you about myself stays with you.

## Not therapy, and where to turn in a crisis

Coaching is not therapy, and it does not replace medical, psychological, legal or financial advice. If something comes up that needs other help, I will say so, and we find out together where that help is.

I am not reachable in an emergency. If you are in danger or think of harming yourself, call the emergency number where you are (112 in Europe, 911 in North America, 999 in the United Kingdom) or a crisis line. In many countries there is one that answers day and night; findahelpline.com lists them by country. If we are in a session when this happens, we stop working and see to that first.

## What is written down

We keep our work in Throughline. Your big picture, goals, reflections and moments are yours: I read of them only what you place here or share, and you can take that back at any time. When I open something you have shared, you see that I did.

Agreement, sprints, sessions, shared notes, conclusions and steps belong to both of us. Each of us may keep private notes that the other does not see. No call is recorded unless we both agree beforehand.

Shared session notes are kept after the end for as long as the terms say, and deleted then. You can take a copy of everything that is yours at any time.

## Whoever pays

If somebody else pays for this, they learn that we meet, on which dates and for how long. They read nothing of what we write or say. Anything beyond that they get from you, or from me if you have released it.

## After the end

Either of us can end this at any time. A reason is welcome and never required. Sessions still to come are cancelled, and open steps stay with you.

After the end I go on reading what I could read before for the days that stand under the terms; after that only dates, hours, this agreement and my own notes. You keep everything.

## Changing this

I may put forward a new text, and you may ask for one. What we both signed last goes on holding until both of us have signed the next. A new sprint begins only on a text that both have signed.
`;

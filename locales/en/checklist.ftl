# messages of the checklist room
